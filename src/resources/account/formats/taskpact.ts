import type { ProjectDraft, TaskDraft } from './drafts.ts';
import { gather } from './gather.ts';
import { chosenOrDerived } from './own-ids.ts';
import { inSlices } from './slices.ts';
import { limitRows, type NewWriter, type Note, type Reader, UnreadableFile } from './types.ts';
import { isObject, type Json, jsonOf, listOf, shown, textOf } from './values.ts';

const [FORMAT, VERSION] = ['taskpact', 1];

/** The identity of an entry: what its file says, as far as it can be an id. */
type IdOf = (row: number, entry: Json) => { key: string; id: string };

function projectDraft(row: number, project: Json, idOf: IdOf): ProjectDraft {
  const { name, description, color, position, is_archived, metadata, version, updated_at } = project;
  const identity = idOf(row, project);
  return { row, ...identity, name, description, color, position, is_archived, metadata, version, updated_at };
}

function taskDraft(row: number, task: Json, idOf: IdOf): TaskDraft {
  const { title, description, is_completed, completed_at, priority, tags, metadata } = task;
  const { position, version, updated_at, due } = task;
  return {
    row,
    ...idOf(row, task),
    parent: textOf(task.parent_id).toLowerCase(),
    project: textOf(task.project_id).toLowerCase(),
    due: isObject(due) ? { date: due.date, time: due.time, time_zone: due.time_zone } : undefined,
    tags: listOf(tags),
    ...{ title, description, is_completed, completed_at, priority, metadata, position, version, updated_at },
  };
}

/**
 * Reads the JSON that {@link jsonWriter} writes: the same entries again, ids, versions and times included.
 * @param source what the file holds
 * @param context whose import it is, and when
 * @throws {UnreadableFile} where it is something else, or of a later version
 */
export const readTaskpact: Reader<unknown> = async (source, context) => {
  if (
    !isObject(source) ||
    source.format !== FORMAT ||
    !Array.isArray(source.projects) ||
    !Array.isArray(source.tasks)
  ) {
    throw new UnreadableFile(
      `It is no export of this service in JSON, which begins with {"format":"${FORMAT}","version":${VERSION},"user_id":… and has "projects" and "tasks".`,
    );
  }
  if (source.version !== VERSION) {
    throw new UnreadableFile(`Its version is ${shown(source.version)}; this service reads version ${VERSION}.`);
  }
  const notes: Note[] = [];
  const chosen = chosenOrDerived(FORMAT, notes, context);
  const idOf: IdOf = (row, entry) => {
    const given = textOf(entry.id);
    return chosen({ row, given, content: given === '' ? jsonOf(entry) : '' });
  };
  let row = 0;
  const drafts = async <Draft>(entries: readonly unknown[], draft: (row: number, entry: Json, idOf: IdOf) => Draft) => {
    const found: Draft[] = [];
    for await (const slice of inSlices(entries)) {
      for (const entry of slice) {
        row += 1;
        limitRows(row);
        if (isObject(entry)) found.push(draft(row, entry, idOf));
        else notes.push({ row, action: 'left_out', detail: `${shown(entry)} is no object` });
      }
    }
    return found;
  };
  const projects = await drafts(source.projects, projectDraft);
  const tasks = await drafts(source.tasks, taskDraft);
  return gather({ projects, tasks, notes }, {}, context);
};

/** Writes all there is, so that it can be read again without any loss. */
export const jsonWriter: NewWriter = (user_id, exportedAt) => {
  const head = { format: FORMAT, version: VERSION, user_id, exported_at: exportedAt.toISOString() };
  let separator = '\n';
  const write = (entries: readonly object[]): string => {
    const text = entries.map((entry, index) => `${index === 0 ? separator : ',\n'}${JSON.stringify(entry)}`).join('');
    if (text !== '') separator = ',\n';
    return text;
  };
  let isAtTasks = false;
  const toTasks = (): string => {
    if (isAtTasks) return '';
    isAtTasks = true;
    separator = '\n';
    return '],"tasks":[';
  };
  return {
    begin: () => `${JSON.stringify(head).slice(0, -1)},"projects":[`,
    projects: write,
    tasks: (some) => toTasks() + write(some),
    end: () => `${toTasks()}]}\n`,
  };
};
