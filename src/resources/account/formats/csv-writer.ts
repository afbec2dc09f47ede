import { stringify } from 'csv-stringify/sync';
import { cellOfTags, cellOfText } from './csv-cells.ts';
import type { NewWriter, Project, Task } from './types.ts';

/** Of both kinds: a project has its name in `title`. `project` is for people, and for files that were written by hand. */
export const COLUMNS = [
  ...['type', 'id', 'project', 'project_id', 'parent_id', 'title', 'description', 'is_completed', 'completed_at'],
  ...['due_date', 'due_time', 'due_time_zone', 'priority', 'tags', 'metadata', 'color', 'is_archived', 'position'],
  ...['version', 'created_at', 'updated_at'],
] as const;

type Column = (typeof COLUMNS)[number];

type Line = Partial<Record<Column, string | number | boolean | null>>;

/** RFC 4180; whatever ends a line somewhere is quoted. */
const textOf = (lines: readonly Line[]): string =>
  stringify(
    lines.map((line) => COLUMNS.map((column) => line[column])),
    { record_delimiter: 'windows', quoted_match: /[\r\n\u2028\u2029]|^\s|\s$/, cast: { boolean: String } },
  );

const metadataCell = (metadata: Task['metadata']) => (Object.keys(metadata).length > 0 ? JSON.stringify(metadata) : '');

/** What lines of both kinds have. */
function commonLine({ id, description, metadata, position, version, created_at, updated_at }: Project | Task): Line {
  const texts = { description: cellOfText(description), metadata: metadataCell(metadata) };
  return { id, ...texts, position, version, created_at, updated_at };
}

/** For spreadsheets, which take a file without it for one of an older encoding. */
const BYTE_ORDER_MARK = '\uFEFF';

function projectLine(project: Project): Line {
  const { name, color, is_archived } = project;
  return { ...commonLine(project), type: 'project', title: cellOfText(name), color, is_archived };
}

/** @param project the name of its project */
function taskLine(task: Task, project: string | null): Line {
  const { project_id, parent_id, title, is_completed, completed_at, due, priority, tags } = task;
  return {
    ...{ ...commonLine(task), type: 'task', project, project_id, parent_id, title: cellOfText(title) },
    ...{ is_completed, completed_at, priority, tags: tags.length > 0 ? cellOfText(cellOfTags(tags)) : '' },
    ...{ due_date: due?.date ?? null, due_time: due?.time ?? null, due_time_zone: due?.time_zone ?? null },
  };
}

/** Writes one line for each entry, for spreadsheets; `readCsv` reads it again without any loss. */
export const csvWriter: NewWriter = () => {
  const names = new Map<string, string>();
  return {
    begin: () => BYTE_ORDER_MARK + stringify([COLUMNS], { record_delimiter: 'windows' }),
    projects(some) {
      for (const { id, name } of some) names.set(id, cellOfText(name));
      return textOf(some.map(projectLine));
    },
    tasks: (some) => textOf(some.map((task) => taskLine(task, names.get(task.project_id ?? '') ?? null))),
    end: () => '',
  };
};
