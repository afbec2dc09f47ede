/** The fixtures, written after the formats that `docs/import.md` names, and reading them. */
import { readFileSync } from 'node:fs';
import { CSV_READERS, JSON_READERS } from '../../../../src/resources/account/formats/readers.ts';
import type { Context, ReadFile } from '../../../../src/resources/account/formats/types.ts';

/** Whose imports the tests are, and when. */
export const CONTEXT: Context = { owner: 'alice', subject: 'alice', now: new Date('2026-11-22T10:00:00.000Z') };

/** The text of a file in `fixtures/`. */
export const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

/** A file in the form of this service, of some projects and tasks. */
export const taskpact = (tasks: readonly unknown[], projects: readonly unknown[] = []): unknown => ({
  format: 'taskpact',
  version: 1,
  user_id: 'alice',
  exported_at: '2026-11-22T10:00:00.000Z',
  projects,
  tasks,
});

/** Reads tasks that stand in a file of this service. */
export const readTasks = (tasks: readonly unknown[], projects?: readonly unknown[]): Promise<ReadFile> =>
  JSON_READERS.taskpact(taskpact(tasks, projects), CONTEXT);

/** The notes, a line each. */
export const notesOf = ({ notes }: ReadFile): string[] =>
  notes.map(({ row, field, action, detail }) => `${row} ${field ?? '-'} ${action}: ${detail}`);

/** Reading each foreign fixture. */
export const FIXTURES = {
  todoist: (context) => CSV_READERS.todoist(fixture('todoist.csv'), { projectName: 'Garden', ...context }),
  google_tasks: (context) => JSON_READERS.google_tasks(JSON.parse(fixture('google-tasks.json')), context),
  vikunja: (context) => JSON_READERS.vikunja(JSON.parse(fixture('vikunja.json')), context),
} satisfies Record<string, (context: Context) => Promise<ReadFile>>;
