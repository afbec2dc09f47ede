import { tagsOfCell, textOfCell } from './csv-cells.ts';
import { COLUMNS } from './csv-writer.ts';
import type { Names, ProjectDraft, TaskDraft } from './drafts.ts';
import { gather } from './gather.ts';
import { derivedId, hashOf, momentOfRow } from './ids.ts';
import { chosenOrDerived } from './own-ids.ts';
import { type Cells, rowsOf } from './table.ts';
import type { Note, Reader } from './types.ts';
import { shown, type Tell } from './values.ts';

const TABLE = { is: 'CSV file of this service', columns: COLUMNS, required: ['title'] };

const NAMES: Names = { name: 'title', due: 'due_date' };

/** The entries of an object; what is no JSON is told, and left out. */
function metadataOf(cell: string, tell: Tell): unknown {
  if (cell === '') return {};
  try {
    return JSON.parse(cell);
  } catch {
    tell(`${shown(cell)} is no JSON, like {"order":"A-1042"}: it is left out`);
    return {};
  }
}

/** What rows of both kinds have. */
function commonOf({ row, cell }: Cells, notes: Note[]) {
  const tell: Tell = (detail) => notes.push({ row, field: 'metadata', action: 'changed', detail });
  return {
    row,
    description: textOfCell(cell('description')),
    metadata: metadataOf(cell('metadata'), tell),
    position: cell('position'),
    version: cell('version'),
    updated_at: cell('updated_at'),
  };
}

/** A task by its cells, but for its identity and its project. */
function taskOf({ row, cell }: Cells, notes: Note[]) {
  const [date, time, time_zone] = [cell('due_date'), cell('due_time'), cell('due_time_zone')];
  return {
    ...commonOf({ row, cell }, notes),
    parent: cell('parent_id').toLowerCase(),
    title: textOfCell(cell('title')),
    is_completed: cell('is_completed'),
    completed_at: cell('completed_at'),
    due: { date, time, time_zone },
    priority: cell('priority'),
    tags: tagsOfCell(textOfCell(cell('tags')) ?? ''),
  };
}

/** Tasks that say their project by its name alone belong to the first one that is called so, or to a new one. */
function withNamedProjects(
  projects: ProjectDraft[],
  tasks: readonly TaskDraft[],
  names: ReadonlyMap<TaskDraft, string>,
  owner: string,
) {
  const keys = new Map<string, string>();
  for (const { name, key } of projects.toReversed()) keys.set(String(name), key);
  return tasks.map((task) => {
    const name = names.get(task);
    if (name === undefined) return task;
    const project = keys.get(name) ?? `name ${name}`;
    if (!keys.has(name)) {
      const id = derivedId([owner, 'csv', project], momentOfRow(0));
      projects.push({ row: task.row, key: project, id, name, description: null, metadata: {} });
      keys.set(name, project);
    }
    return { ...task, project };
  });
}

/**
 * Reads the CSV that `csvWriter` writes, and what people write after its example: `title` is the only column that has to be there.
 * @param source the text of the file
 * @param context whose import it is, and when
 * @throws {UnreadableFile} where a quote is not closed, or there is no such column
 */
export const readCsv: Reader<string> = async (source, context) => {
  const notes: Note[] = [];
  const [content, idOf] = [hashOf(source), chosenOrDerived('csv', notes, context)];
  const [projects, tasks]: [ProjectDraft[], TaskDraft[]] = [[], []];
  const names = new Map<TaskDraft, string>();
  for await (const cells of rowsOf(source, TABLE, notes)) {
    const { row, cell } = cells;
    const type = cell('type').trim().toLowerCase();
    if (type === 'project') {
      const [name, color] = [textOfCell(cell('title')), cell('color')];
      projects.push({
        ...commonOf(cells, notes),
        ...idOf({ row, given: cell('id'), content }),
        name,
        color,
        is_archived: cell('is_archived'),
      });
    } else if (type === 'task' || type === '') {
      const task = {
        ...taskOf(cells, notes),
        ...idOf({ row, given: cell('id'), content }),
        project: cell('project_id').toLowerCase(),
      };
      tasks.push(task);
      const name = textOfCell(cell('project'));
      if (task.project === '' && task.parent === '' && name) names.set(task, name);
    } else {
      notes.push({ row, field: 'type', action: 'left_out', detail: `${shown(type)} is neither task nor project` });
    }
  }
  const placed = withNamedProjects(projects, tasks, names, context.owner);
  return gather({ projects, tasks: placed, notes }, NAMES, context);
};
