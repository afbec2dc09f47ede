// The rules of planning, which no schema tells: what entries have to do with each other.
import { type Entity, entriesOf, forget, type Person } from '../people.ts';

/** The collections that fields of a body refer to. */
export const REFERENCES: Readonly<Record<string, string>> = {
  parent_id: 'tasks',
  project_id: 'projects',
  after: 'tasks',
  before: 'tasks',
};

/** The fields that `q` looks at. */
export const SEARCHED = ['title', 'name', 'description', 'tags'];

/** The parameters that ask for counts, with the member that has them and the field of tasks that they are counted by. */
export const COUNTS = [
  ['include_subtask_counts', 'subtask_counts', 'parent_id'],
  ['include_counts', 'task_counts', 'project_id'],
] as const;

const MAX_LEVEL = 4;

/** In the place of a moment that only the service knows. */
export const UNKNOWN = '?';

/** All tasks of a user. */
export const tasksOf = (me: Person): Entity[] => [...entriesOf(me, 'tasks').values()];

/** How many of some tasks are open and completed. */
export const countsOf = (tasks: readonly Entity[]) => {
  const completed = tasks.filter(({ is_completed }) => is_completed).length;
  return { open: tasks.length - completed, completed };
};

/** How many tasks have a value in a field. */
export const countsBy = (me: Person, field: string, value: unknown) =>
  countsOf(tasksOf(me).filter((task) => task[field] === value));

/** The tags of a task. */
export const tagsOf = ({ tags }: Entity): string[] => (Array.isArray(tags) ? tags : []);

/** What a list of a collection shows: tags are no entries of their own. */
export function listed(me: Person, collection: string): Readonly<Record<string, unknown>>[] {
  if (collection !== 'tags') return [...entriesOf(me, collection).values()];
  const names = new Set(tasksOf(me).flatMap(tagsOf));
  const counts = (name: string) => countsOf(tasksOf(me).filter((task) => tagsOf(task).includes(name)));
  return [...names].map((name) => ({ name, task_counts: counts(name) }));
}

/** All tasks below one. */
const below = (me: Person, id: string): Entity[] =>
  tasksOf(me)
    .filter(({ parent_id }) => parent_id === id)
    .flatMap((task) => [task, ...below(me, task.id)]);

/** A task and those above it. */
function lineage(me: Person, id: unknown): Entity[] {
  const task = entriesOf(me, 'tasks').get(String(id));
  return task ? [task, ...lineage(me, task.parent_id)] : [];
}

const height = (me: Person, id: string): number =>
  Math.max(0, ...below(me, id).map((task) => lineage(me, task.id).findIndex((above) => above.id === id)));

/** Puts a change into the model that no response shows. */
function touch(me: Person, task: Entity, changes: object): void {
  const version = task.version + 1;
  entriesOf(me, 'tasks').set(task.id, { ...task, ...changes, version, etag: `"${version}"`, updated_at: UNKNOWN });
  me.unread ??= {};
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The fields of an entry after a write, or the name of the one that the service must refuse.
 * @param fields as the schemas say
 * @param asked what the request itself gives
 * @param id of an entry that is there already
 */
export function placed(fields: Fields, asked: Fields, me: Person, id: string): Fields | string {
  const { parent_id = null, project_id = null } = fields;
  if (parent_id === null)
    return project_id === null || entriesOf(me, 'projects').has(String(project_id)) ? fields : 'project_id';
  const above = lineage(me, parent_id);
  const [parent] = above;
  if (!parent || above.some((task) => task.id === id) || above.length + height(me, id) > MAX_LEVEL) return 'parent_id';
  if (asked.project_id !== undefined && project_id !== parent.project_id) return 'project_id';
  return { ...fields, project_id: parent.project_id };
}

/** What follows from a change of a task: those below follow it into another project. */
export function follow(before: Entity, after: Entity, me: Person): void {
  const { project_id } = after;
  if (before.project_id !== project_id) for (const task of below(me, after.id)) touch(me, task, { project_id });
}

const ofProject = (me: Person, id: string): Entity[] => tasksOf(me).filter(({ project_id }) => project_id === id);

/** Whether an entry is not deleted because others refer to it. */
export const isInUse = (collection: string, id: string, tasks: string | undefined, me: Person): boolean =>
  collection === 'projects' && tasks === undefined && ofProject(me, id).length > 0;

/** Deletes an entry, and what goes along. */
export function remove(collection: string, id: string, tasks: string | undefined, me: Person): void {
  const others = collection === 'tasks' ? below(me, id) : ofProject(me, id);
  for (const task of others) {
    if (tasks === 'keep') touch(me, task, { project_id: null });
    else forget(me, 'tasks', task.id);
  }
  if (others.length > 0) me.unread ??= {};
  forget(me, collection, id);
}

/** Deletes those of some tasks that have no open one below them, and says how many that were, and how many were kept. */
export function cleanUp(matches: readonly Entity[], me: Person): { deleted: number; kept: number } {
  const isDone = ({ id }: Entity) => below(me, id).every(({ is_completed }) => is_completed);
  const done = matches.filter(isDone);
  const gone = new Set(done.flatMap((task) => [task, ...below(me, task.id)]).map(({ id }) => id));
  for (const id of gone) forget(me, 'tasks', id);
  me.unread ??= {};
  return { deleted: gone.size, kept: matches.length - done.length };
}

/** Renames or, to undefined, deletes a tag, and says how many tasks that changed; undefined if none has it. */
export function retag(from: string, to: string | undefined, me: Person): number | undefined {
  const tagged = tasksOf(me).filter((task) => tagsOf(task).includes(from));
  if (tagged.length === 0 || from === to) return tagged.length > 0 ? 0 : undefined;
  for (const task of tagged) {
    const names = tagsOf(task).flatMap((name) => (name !== from ? name : to === undefined ? [] : to));
    touch(me, task, { tags: [...new Set(names)] });
  }
  return tagged.length;
}

/** What is wrong with the tasks as the service shows them, whatever led there. */
export function broken(me: Person): string | undefined {
  const wrong = tasksOf(me).find(({ id, parent_id, project_id }) => {
    const [, parent] = lineage(me, id);
    const isOrphan = parent_id !== null && !parent;
    return isOrphan || lineage(me, id).length > MAX_LEVEL + 1 || (parent && parent.project_id !== project_id);
  });
  return wrong && `parent, level or project of ${wrong.id}`;
}
