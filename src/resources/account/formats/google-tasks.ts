import type { Names, ProjectDraft, TaskDraft } from './drafts.ts';
import { isDay } from './fit.ts';
import { gather } from './gather.ts';
import { foreignId } from './ids.ts';
import { inSlices } from './slices.ts';
import { type Context, limitRows, type Note, type Reader, UnreadableFile } from './types.ts';
import { isObject, type Json, listOf, shown, textOf } from './values.ts';

const FORMAT = 'google_tasks';

const NAMES: Names = {
  name: 'title',
  description: 'notes',
  is_completed: 'status',
  completed_at: 'completed',
  updated_at: 'updated',
  parent_id: 'parent',
};

/** Something in a list, and where it stands. */
interface Item {
  readonly row: number;
  readonly item: unknown;
  readonly list: string;
}

/** What links lead to, a line for each. */
function withLinks(notes: string, links: readonly unknown[]): string {
  const lines = links
    .filter(isObject)
    .map(({ description, link }) => [description, link].map(textOf).filter(Boolean).join(': '));
  return [notes, ...lines].filter(Boolean).join('\n');
}

function taskDraft({ row, item, list }: Item & { item: Json }, notes: Note[], { owner, now }: Context): TaskDraft {
  const { title, status, due, created, completed, updated, links } = item;
  const key = textOf(item.id) || `row ${row}`;
  const change = (field: string, detail: string) => notes.push({ row, field, action: 'changed', detail });
  // A day, sent as its midnight in UTC: the time says nothing (Google Tasks API, Task.due).
  const date = textOf(due).slice(0, 10);
  if (listOf(links).length > 0) change('links', 'they are now at the end of the description');
  const recurrence = item.task_recurrence_id;
  if (recurrence !== undefined) change('task_recurrence_id', 'it is not repeated any more');
  return {
    row,
    key,
    id: foreignId([owner, FORMAT, 'task'], { row, item, created }, now, (detail) => change('created', detail)),
    parent: textOf(item.parent),
    project: list,
    title,
    description: withLinks(textOf(item.notes), listOf(links)) || null,
    is_completed: status === 'completed',
    completed_at: completed,
    due: date === '' ? undefined : { date: isDay(date) ? date : due, time: null, time_zone: null },
    priority: 0,
    tags: [],
    metadata: {},
    updated_at: updated,
  };
}

const isList = (value: unknown): value is Json =>
  isObject(value) && (value.items === undefined || Array.isArray(value.items));

/** The lists of a file. */
function listsOf(source: unknown): Json[] {
  const isFile = isObject(source) && /^tasks#task(List)?s$/.test(textOf(source.kind));
  const lists = isFile ? listOf(source.items).filter(isList) : [];
  if (isFile && lists.length === listOf(source.items).length) return lists;
  throw new UnreadableFile(
    'It is no Tasks.json of Google Takeout, which begins with {"kind":"tasks#taskLists","items":[… and has the tasks in the items of these.',
  );
}

/**
 * Reads Google Takeout's `Tasks.json`: `{"kind": "tasks#taskLists", "items": […]}` with lists, in whose `items` are tasks as those of the
 * Google Tasks API, where `due` is a day and `parent` the id of the task above.
 * @param source what the file holds
 * @param context whose import it is, and when
 * @throws {UnreadableFile} where it is something else
 */
export const readGoogleTasks: Reader<unknown> = async (source, context) => {
  const notes: Note[] = [];
  const [projects, found]: [ProjectDraft[], Item[]] = [[], []];
  let row = 0;
  for (const list of listsOf(source)) {
    row += 1;
    limitRows(row);
    const key = textOf(list.id) || `row ${row}`;
    const kind = [context.owner, FORMAT, 'list'];
    const id = foreignId(kind, { row, item: list, created: undefined }, context.now, () => undefined);
    const [name, updated_at] = [list.title, list.updated];
    projects.push({ row, key, id, name, description: null, metadata: {}, updated_at });
    for (const item of listOf(list.items)) {
      row += 1;
      limitRows(row);
      found.push({ row, item, list: key });
    }
  }
  const tasks: TaskDraft[] = [];
  for await (const slice of inSlices(found)) {
    for (const each of slice) {
      const [{ item }, leftOut] = [each, { row: each.row, action: 'left_out' as const }];
      if (!isObject(item)) notes.push({ ...leftOut, detail: `${shown(item)} is no task` });
      else if (item.deleted !== true) tasks.push(taskDraft({ ...each, item }, notes, context));
      else notes.push({ ...leftOut, field: 'deleted', detail: `${shown(item.title)} was deleted` });
    }
  }
  return gather({ projects, tasks, notes }, NAMES, context);
};
