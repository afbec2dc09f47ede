import type { Names, ProjectDraft } from './drafts.ts';
import { fitInteger } from './fit.ts';
import { gather } from './gather.ts';
import { derivedId, hashOf, momentOfRow } from './ids.ts';
import { rowsOf } from './table.ts';
import { type OpenTask, taskOf } from './todoist-tasks.ts';
import type { Note, Reader } from './types.ts';
import { shown } from './values.ts';

const FORMAT = 'todoist';

/** Of a project that was exported as a template (Todoist, "Import or export a project as a CSV file"). */
const TABLE = {
  is: 'CSV file of Todoist',
  columns: [
    ...[
      'TYPE',
      'CONTENT',
      'DESCRIPTION',
      'PRIORITY',
      'INDENT',
      'AUTHOR',
      'RESPONSIBLE',
      'DATE',
      'DATE_LANG',
      'TIMEZONE',
    ],
    ...['DURATION', 'DURATION_UNIT', 'DEADLINE', 'DEADLINE_LANG'],
  ],
  required: ['TYPE', 'CONTENT'],
};

const NAMES: Names = {
  title: 'CONTENT',
  description: 'DESCRIPTION',
  priority: 'PRIORITY',
  tags: 'CONTENT',
  parent_id: 'INDENT',
  due: 'DATE',
};

/** The tasks above the next one, by their indents. */
type Above = { readonly indent: number; readonly key: string }[];

/** Takes off what is not above a task of an indent. */
function parentOf(above: Above, indent: number): string {
  while ((above.at(-1)?.indent ?? 0) >= indent) above.pop();
  return above.at(-1)?.key ?? '';
}

/**
 * Reads the CSV of one project of Todoist. Its rows have no ids: they are known by the file, the row and the project that they go to.
 * @param source the text of the file
 * @param context whose import it is, when, and the name of the project
 * @throws {UnreadableFile} where a quote is not closed, or a column is missing
 */
export const readTodoist: Reader<string> = async (source, context) => {
  const { owner, projectName } = context;
  const notes: Note[] = [];
  const project = projectName === undefined ? '' : 'project';
  const seed = [owner, FORMAT, projectName ?? '', hashOf(source)];
  const tasks: OpenTask[] = [];
  const above: Above = [];
  let [section, hasAuthors] = ['', false];
  for await (const cells of rowsOf(source, TABLE, notes)) {
    const { row, cell } = cells;
    const type = cell('TYPE');
    const last = tasks.at(-1);
    if (type === 'task') {
      const tell = (detail: string) => notes.push({ row, field: 'INDENT', action: 'changed', detail });
      const indent = fitInteger(cell('INDENT'), { min: 1, max: 100, otherwise: 1 }, tell);
      const key = `row ${row}`;
      const place = {
        section,
        parent: parentOf(above, indent),
        key,
        id: derivedId([...seed, key], momentOfRow(row)),
        project,
      };
      tasks.push(taskOf(cells, place, notes));
      above.push({ indent, key });
      hasAuthors ||= cell('AUTHOR') !== '';
    } else if (type === 'section') {
      section = cell('CONTENT');
      above.length = 0;
      notes.push({
        row,
        action: 'changed',
        detail: `the section ${shown(section)} is now "section" in the metadata of its tasks`,
      });
    } else if (type === 'note' && last) {
      last.description = [last.description, cell('CONTENT')].filter(Boolean).join('\n\n');
      notes.push({
        row,
        action: 'changed',
        detail: `the comment is now at the end of the description of row ${last.row}`,
      });
    } else {
      notes.push({
        row,
        field: 'TYPE',
        action: 'left_out',
        detail: `${shown(type)} is no task, no section, and no comment of a task`,
      });
    }
  }
  if (hasAuthors) notes.push({ row: 1, field: 'AUTHOR', action: 'left_out', detail: 'who created a task is not kept' });
  return gather({ projects: projectsOf(owner, projectName), tasks, notes }, NAMES, context);
};

/** The project, of which the file has no more than its tasks; the same for all files that go to it. */
function projectsOf(owner: string, name: string | undefined): ProjectDraft[] {
  if (name === undefined) return [];
  const id = derivedId([owner, FORMAT, 'project', name], momentOfRow(0));
  return [{ row: 1, key: 'project', id, name, description: null, metadata: {} }];
}
