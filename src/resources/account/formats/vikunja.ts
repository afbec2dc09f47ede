import type { Names, ProjectDraft, TaskDraft } from './drafts.ts';
import { gather } from './gather.ts';
import { foreignId } from './ids.ts';
import { inSlices } from './slices.ts';
import { type Context, limitRows, type Note, type Reader, UnreadableFile } from './types.ts';
import { isObject, type Json, listOf, numberOf, shown, type Tell, textOf } from './values.ts';
import { type Found, plainText, taskDraft } from './vikunja-tasks.ts';

const NAMES: Names = {
  name: 'title',
  color: 'hex_color',
  is_completed: 'done',
  completed_at: 'done_at',
  due: 'due_date',
  tags: 'labels',
  parent_id: 'related_tasks',
  updated_at: 'updated',
};

/** A project, where it stands, and the one that it is within; null where it is in none. */
interface Place {
  readonly row: number;
  readonly project: Json;
  readonly within: Json | null;
}

function projectDraft({ row, project, within }: Place, notes: Note[], { owner, now }: Context): ProjectDraft {
  const tell =
    (field: string): Tell =>
    (detail) =>
      notes.push({ row, field, action: 'changed', detail });
  const key = textOf(project.id) || `row ${row}`;
  const parent = textOf(within?.title);
  if (parent !== '')
    tell('parent_project_id')(
      `there are no projects within others here: ${shown(parent)} is now "parent_project" in the metadata`,
    );
  const color = textOf(project.hex_color).replace(/^#?(?=.)/, '#');
  return {
    ...{ row, key, color, name: project.title, is_archived: project.is_archived, updated_at: project.updated },
    id: foreignId(
      [owner, 'vikunja', 'project'],
      { row, item: project, created: project.created },
      now,
      tell('created'),
    ),
    description: plainText(project.description, tell('description')) || null,
    metadata: parent === '' ? {} : { parent_project: parent },
    position: numberOf(project.position) > 0 ? project.position : undefined,
  };
}

/** A number or text for each task, by the ids that lists of pairs say. */
const byTask = <Value>(pairs: readonly Json[], read: (pair: Json) => Value): Map<string, Value> =>
  new Map(pairs.map((pair) => [textOf(pair.task_id), read(pair)]));

/** The column and the place of each task of a project: in exports since 0.24 they stand in lists of their own, by view. */
function layoutOf(project: Json): (task: Json) => Pick<Found, 'bucket' | 'position'> {
  const [views, buckets] = [listOf(project.views).filter(isObject), listOf(project.buckets).filter(isObject)];
  const list = views.find(({ view_kind }) => view_kind === 'list');
  const positions = listOf(project.positions).filter(isObject);
  const inList = positions.filter(({ project_view_id }) => !list || project_view_id === list.id);
  const places = byTask(inList, ({ position }) => numberOf(position));
  const titles = new Map(buckets.map(({ id, title }) => [textOf(id), textOf(title)]));
  const columns = byTask(listOf(project.task_buckets).filter(isObject), ({ bucket_id }) =>
    titles.get(textOf(bucket_id)),
  );
  return (task) => ({
    bucket: columns.get(textOf(task.id)) ?? titles.get(textOf(task.bucket_id)) ?? '',
    position: places.get(textOf(task.id)) ?? numberOf(task.position),
  });
}

/** Who is above whom: a relation may stand on either side. */
function parentsOf(tasks: readonly Json[]): Map<string, string> {
  const parents = new Map<string, string>();
  for (const { id, related_tasks } of tasks) {
    const { subtask, parenttask } = isObject(related_tasks) ? related_tasks : {};
    for (const below of listOf(subtask).filter(isObject)) {
      if (!parents.has(textOf(below.id))) parents.set(textOf(below.id), textOf(id));
    }
    const [above] = listOf(parenttask).filter(isObject);
    if (above) parents.set(textOf(id), textOf(above.id));
  }
  return parents;
}

const isProject = (value: unknown): value is Json => isObject(value) && 'title' in value && 'id' in value;

/** All projects with their tasks, those within others behind them. */
function contentsOf(source: readonly Json[], notes: Note[]) {
  const [projects, tasks]: [Place[], Omit<Found, 'parent'>[]] = [[], []];
  const byId = new Map(source.map((project) => [textOf(project.id), project]));
  const within = new Map<Json, Json>();
  const ahead = source.toReversed();
  let row = 0;
  for (let project = ahead.pop(); project; project = ahead.pop()) {
    row += 1;
    limitRows(row);
    projects.push({ row, project, within: within.get(project) ?? byId.get(textOf(project.parent_project_id)) ?? null });
    const [layout, key] = [layoutOf(project), textOf(project.id) || `row ${row}`];
    for (const task of listOf(project.tasks)) {
      row += 1;
      limitRows(row);
      if (isObject(task)) tasks.push({ row, task, project: key, ...layout(task) });
      else notes.push({ row, action: 'left_out', detail: `${shown(task)} is no task` });
    }
    for (const child of listOf(project.child_projects).filter(isObject).reverse()) {
      within.set(child, project);
      ahead.push(child);
    }
  }
  return { projects, tasks };
}

/**
 * Reads `data.json` of the archive that Vikunja exports: a list of projects, each with its tasks, as those of its API
 * (`ExportUserData` in `pkg/models/export.go` of go-vikunja/vikunja).
 * @param source what the file holds
 * @param context whose import it is, and when
 * @throws {UnreadableFile} where it is something else
 */
export const readVikunja: Reader<unknown> = async (source, context) => {
  const projects = listOf(source).filter(isProject);
  if (!Array.isArray(source) || projects.length < source.length) {
    throw new UnreadableFile(
      'It is no data.json of an export of Vikunja, which is a list of projects: [{"id":1,"title":"Inbox", … "tasks":[…]}].',
    );
  }
  const notes: Note[] = [];
  const found = contentsOf(projects, notes);
  const parents = parentsOf(found.tasks.map(({ task }) => task));
  const tasks: TaskDraft[] = [];
  for await (const slice of inSlices(found.tasks)) {
    for (const each of slice) {
      tasks.push(taskDraft({ ...each, parent: parents.get(textOf(each.task.id)) ?? '' }, notes, context));
    }
  }
  const drafts = found.projects.map((place) => projectDraft(place, notes, context));
  return gather({ projects: drafts, tasks, notes }, NAMES, context);
};
