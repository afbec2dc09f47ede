import type { TaskDraft } from './drafts.ts';
import { fitInteger } from './fit.ts';
import type { Cells } from './table.ts';
import { dueOf } from './todoist-dates.ts';
import type { Note } from './types.ts';
import { shown } from './values.ts';

/** From p1 to p4, which everything has that was given none: high, medium, low and undefined of RFC 5545, section 3.8.1.9. */
const PRIORITIES = [1, 5, 9, 0];

/** `@label`, but no address of a mailbox. */
const LABEL = /(?<=^|\s)@([^\s,;:!?()"]+)/gu;

/** A task that comments may still be added to. */
export type OpenTask = TaskDraft & { description: string | null };

/** What has no field of its own: by the names that it has in `metadata`. */
function metadataOf(cell: Cells['cell'], section: string, date: string | undefined): Record<string, string> {
  const unit = cell('DURATION_UNIT');
  const duration = cell('DURATION') === '' || unit === 'None' ? '' : `${cell('DURATION')} ${unit}`.trim();
  const found = { section, date: date ?? '', deadline: cell('DEADLINE'), duration, responsible: cell('RESPONSIBLE') };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== ''));
}

/** Which field of the file each of them comes from; sections have rows of their own. */
const SOURCES: Readonly<Record<string, string>> = {
  date: 'DATE',
  deadline: 'DEADLINE',
  duration: 'DURATION',
  responsible: 'RESPONSIBLE',
};

/** Where a row stands. */
interface Place extends Pick<TaskDraft, 'key' | 'id' | 'parent' | 'project'> {
  readonly section: string;
}

/**
 * Makes a draft of a task.
 * @param cells its row
 * @param place where it stands
 * @param notes takes what was changed
 */
export function taskOf({ row, cell }: Cells, { section, ...place }: Place, notes: Note[]): OpenTask {
  const content = cell('CONTENT');
  const title = content.replaceAll(LABEL, '').replace(/\s+/g, ' ').trim();
  const due = dueOf(cell('DATE'), cell('TIMEZONE'));
  const metadata = metadataOf(cell, section, due ? undefined : cell('DATE'));
  for (const [name, field] of Object.entries(SOURCES)) {
    if (metadata[name] === undefined) continue;
    const why = name === 'date' ? `${shown(metadata[name])} is no day of the calendar: it` : 'it';
    notes.push({ row, field, action: 'changed', detail: `${why} is now "${name}" in the metadata` });
  }
  const tell = (detail: string) => notes.push({ row, field: 'PRIORITY', action: 'changed', detail });
  const priority = fitInteger(cell('PRIORITY'), { min: 1, max: 4, otherwise: 1 }, tell);
  return {
    row,
    ...place,
    title: title === '' ? content : title,
    description: cell('DESCRIPTION') || null,
    is_completed: false,
    due,
    priority: PRIORITIES[priority - 1],
    tags: [...content.matchAll(LABEL)].map(([, label]) => label),
    metadata,
  };
}
