import type { TaskDraft } from './drafts.ts';
import type { DueParts } from './fit.ts';
import { fitInteger } from './fit.ts';
import { isHtml, textOfHtml } from './html.ts';
import { foreignId } from './ids.ts';
import type { Context, Note } from './types.ts';
import { fitText, isObject, type Json, listOf, momentOf, numberOf, shown, type Tell, textOf } from './values.ts';

/** From unset, low, medium, high and urgent to "do now"; 1 is the highest here (RFC 5545, section 3.8.1.9). */
const PRIORITIES = [0, 9, 5, 3, 2, 1];

/** So much of a text is read as HTML; its plain text may have 5,000 characters. */
const MAX_HTML = 20_000;

/** How Go writes that there is no time. */
const NEVER = '0001-01-01T00:00:00Z';

/** A task, where it stands, and what its project says of it. */
export interface Found {
  readonly row: number;
  readonly task: Json;
  readonly project: string;
  /** Of the task above it; empty where there is none. */
  readonly parent: string;
  /** The title of the column that it is in, and its place in the list. */
  readonly bucket: string;
  readonly position: number;
}

const known = (moment: unknown) => (moment === NEVER ? undefined : moment);

/** A moment as what is due: Vikunja knows no days, and keeps moments in UTC. */
function dueOf(value: unknown): DueParts | undefined {
  if (known(value) === undefined || textOf(value) === '') return undefined;
  const [date = '', time] = (momentOf(value) ?? textOf(value)).split('T');
  return { date, time: time?.slice(0, 8), time_zone: time && 'UTC' };
}

/** A description or comment as plain text. */
export function plainText(value: unknown, tell: Tell): string {
  const text = textOf(value);
  if (!isHtml(text)) return text;
  tell('it is plain text now, no HTML');
  return textOfHtml(fitText(text, MAX_HTML, tell));
}

const namesOf = (list: unknown, member: string) =>
  listOf(list)
    .filter(isObject)
    .map((each) => textOf(each[member]))
    .filter(Boolean);

/** What has no field of its own, by the names that it has in `metadata`. */
function metadataOf({ task, bucket }: Found): Record<string, string> {
  const found = {
    bucket,
    start_date: textOf(known(task.start_date)),
    end_date: textOf(known(task.end_date)),
    color: textOf(task.hex_color),
    percent_done: numberOf(task.percent_done) > 0 ? textOf(task.percent_done) : '',
    repeat_after: numberOf(task.repeat_after) > 0 ? `${textOf(task.repeat_after)} seconds` : '',
    repeat_mode: numberOf(task.repeat_mode) > 0 ? textOf(task.repeat_mode) : '',
    assignees: namesOf(task.assignees, 'username').join(', '),
    is_favorite: task.is_favorite === true ? 'true' : '',
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== ''));
}

/** Notes what no task of this service has. */
function noteRest({ row, task }: Found, notes: Note[]): void {
  const leftOut = (field: string, detail: string) => notes.push({ row, field, action: 'left_out', detail });
  if (listOf(task.reminders).length > 0) leftOut('reminders', `there are none here: ${listOf(task.reminders).length}`);
  const files = listOf(task.attachments)
    .filter(isObject)
    .map(({ file }) => file);
  if (files.length > 0) leftOut('attachments', `there are no files here: ${shown(namesOf(files, 'name').join(', '))}`);
  for (const [kind, others] of Object.entries(isObject(task.related_tasks) ? task.related_tasks : {})) {
    if (kind === 'subtask' || listOf(others).length <= (kind === 'parenttask' ? 1 : 0)) continue;
    const lost = listOf(others).slice(kind === 'parenttask' ? 1 : 0);
    leftOut('related_tasks', `${kind}: ${shown(namesOf(lost, 'title').join(', '))}`);
  }
}

/**
 * Makes a draft of a task.
 * @param found the task, and where it stands
 * @param notes takes what was changed or left out
 * @param context whose import it is, and when
 */
export function taskDraft(found: Found, notes: Note[], { owner, now }: Context): TaskDraft {
  const { row, task, project, parent, position } = found;
  const tell =
    (field: string): Tell =>
    (detail) =>
      notes.push({ row, field, action: 'changed', detail });
  const key = textOf(task.id) || `row ${row}`;
  const comments = namesOf(task.comments, 'comment').map((comment) => plainText(comment, () => undefined));
  if (comments.length > 0) tell('comments')(`now at the end of the description: ${comments.length}`);
  const metadata = metadataOf(found);
  const kept = Object.keys(metadata).filter((name) => name !== 'bucket');
  for (const name of kept) tell(name === 'color' ? 'hex_color' : name)(`it is now "${name}" in the metadata`);
  if (metadata.bucket) tell('bucket_id')('the title of its bucket is now "bucket" in the metadata');
  noteRest(found, notes);
  const level = fitInteger(task.priority, { min: 0, max: 5, otherwise: 0 }, tell('priority'));
  const origin = { row, item: task, created: known(task.created) };
  return {
    ...{ row, key, parent, project, metadata },
    id: foreignId([owner, 'vikunja', 'task'], origin, now, tell('created')),
    title: task.title,
    description: [plainText(task.description, tell('description')), ...comments].filter(Boolean).join('\n\n') || null,
    is_completed: task.done,
    completed_at: task.done === true ? known(task.done_at) : undefined,
    due: dueOf(task.due_date),
    priority: PRIORITIES[level],
    tags: namesOf(task.labels, 'title'),
    position: position === 0 ? undefined : position,
    updated_at: known(task.updated),
  };
}
