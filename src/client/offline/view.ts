/** What the user sees: what the service told, and what is queued, as the service would do it. */
import type { Project, Task } from '../index.ts';
import { type State, writesOf } from './draft.ts';
import { type Entry, patched } from './patches.ts';
import type { StoredWrite } from './storage.ts';

/** Tasks and projects by their ids. */
export interface View {
  readonly tasks: Map<string, Task>;
  readonly projects: Map<string, Project>;
}

/** The moment in an id, in milliseconds since 1970 (RFC 9562, section 5.7). */
export const momentIn = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

/** What the service sets for a new entry; it has version 0 as long as the service has not seen it. */
function made(id: string) {
  const moment = momentIn(id);
  const at = new Date(moment).toISOString();
  const managed = { id, user_id: 'me', position: moment, metadata: {}, version: 0, etag: '"0"' };
  return { ...managed, created_at: at, updated_at: at, description: null };
}

const NEW_TASK = {
  project_id: null,
  parent_id: null,
  title: '',
  is_completed: false,
  completed_at: null,
  completed_by: null,
  created_by: 'me',
  due: null,
  priority: 0,
  tags: [],
};

/** A task after a write of its fields; `completed_at` and `completed_by` follow `is_completed`. */
function taskWith(task: Task, fields: object): Task {
  const next = patched(task, fields);
  if (next.is_completed === task.is_completed) return next;
  const { is_completed } = next;
  return {
    ...next,
    completed_at: is_completed ? new Date().toISOString() : null,
    completed_by: is_completed ? 'me' : null,
  };
}

/** The entry that a creation makes. */
function draftTask(id: string, fields: object): Task {
  return taskWith({ ...made(id), ...NEW_TASK }, fields);
}

/** The entry that a creation makes. */
function draftProject(id: string, fields: object): Project {
  return patched({ ...made(id), name: '', color: null, is_archived: false }, fields);
}

/** What a write was to make, for those behind it. */
export function madeBy({ resource, kind, id, fields, base }: StoredWrite): Entry | undefined {
  if (kind === 'create') return resource === 'task' ? draftTask(id, fields) : draftProject(id, fields);
  return base && kind === 'update' ? patched(base, fields) : base;
}

/** All tasks below one. */
function below(tasks: ReadonlyMap<string, Task>, ids: ReadonlySet<string>): Task[] {
  const found: Task[] = [];
  for (let above = ids; above.size > 0; ) {
    const next = [...tasks.values()].filter(({ parent_id }) => parent_id !== null && above.has(parent_id));
    found.push(...next);
    above = new Set(next.map(({ id }) => id));
  }
  return found;
}

/** Puts a task, in the project of the task above it, and those below it into the same. */
function place({ tasks }: View, task: Task): void {
  const parent = task.parent_id === null ? undefined : tasks.get(task.parent_id);
  const project_id = parent ? parent.project_id : task.project_id;
  const before = tasks.get(task.id);
  tasks.set(task.id, { ...task, project_id });
  if (!before || before.project_id === project_id) return;
  for (const follower of below(tasks, new Set([task.id]))) tasks.set(follower.id, { ...follower, project_id });
}

/** Removes a task and those below it. */
function removeTask({ tasks }: View, id: string): void {
  for (const task of below(tasks, new Set([id]))) tasks.delete(task.id);
  tasks.delete(id);
}

/** Removes a project, and its tasks or what they have of it. */
function removeProject(view: View, id: string, { fields }: StoredWrite): void {
  const keeps = 'tasks' in fields && fields.tasks === 'keep';
  for (const task of [...view.tasks.values()].filter(({ project_id }) => project_id === id)) {
    if (keeps) view.tasks.set(task.id, { ...task, project_id: null });
    else view.tasks.delete(task.id);
  }
  view.projects.delete(id);
}

/** Makes a write in a view, as the service would; nothing where it is made already, or what it changes is not there. */
export function make(view: View, write: StoredWrite): void {
  const { resource, kind, id, fields } = write;
  const [task, project] = [view.tasks.get(id), view.projects.get(id)];
  if (resource === 'task') {
    if (kind === 'create') {
      if (!task) place(view, draftTask(id, fields));
    } else if (kind === 'delete') removeTask(view, id);
    else if (task) place(view, taskWith(task, fields));
  } else if (kind === 'create') view.projects.set(id, project ?? draftProject(id, fields));
  else if (kind === 'delete') removeProject(view, id, write);
  else if (project) view.projects.set(id, patched(project, fields));
}

/** What the user sees of a state. */
export function viewOf(state: State): View {
  const writes = writesOf(state, { active: true });
  if (writes.length === 0) return { tasks: state.task, projects: state.project };
  const view = { tasks: new Map(state.task), projects: new Map(state.project) };
  for (const write of writes) make(view, write);
  return view;
}
