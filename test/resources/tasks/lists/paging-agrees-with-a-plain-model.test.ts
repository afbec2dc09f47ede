import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import type { TaskList } from '../../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../../helpers/app.ts';
import { storeTasks, type TaskRow as Task } from '../../../helpers/rows.ts';
import { readPage } from '../../../helpers/tasks.ts';
import { type History, histories, rowsFor, type Step } from './arbitrary-lists.ts';
import { isListed, type ModelQuery, remaining } from './model.ts';

const { app, database } = await startApp(t);

const asText = (milliseconds: number | undefined) =>
  milliseconds === undefined ? undefined : new Date(milliseconds).toISOString();

const asParameters = ({ sort, is_completed, q, ...times }: ModelQuery) => ({
  sort,
  is_completed,
  q,
  ...Object.fromEntries(Object.entries(times).map(([name, milliseconds]) => [name, asText(milliseconds)])),
});

/** Changes what there is, in the database and in the model alike. */
async function change(user: TestUser, tasks: Map<string, Task>, { made, deleted }: Step): Promise<void> {
  const rows = rowsFor(user.id, made);
  await storeTasks(database, rows);
  for (const row of rows) tasks.set(row.id, row);
  for (const number of deleted) {
    const id = [...tasks.keys()][number % Math.max(tasks.size, 1)];
    if (id === undefined) continue;
    const { statusCode } = await user.request({ method: 'DELETE', url: `tasks/${id}` });
    assert.equal(statusCode, 204);
    tasks.delete(id);
  }
}

/** Compares one page with what the model has behind the last task that was shown. */
function compare(
  page: TaskList,
  tasks: Map<string, Task>,
  query: ModelQuery,
  last: Task | undefined,
  step: Step,
): void {
  const coming = remaining(tasks.values(), query, last);
  const want = coming.slice(0, step.limit).map(({ id }) => id);
  const shown = page.data.map(({ id }) => id);
  const listed = [...tasks.values()].filter((task) => isListed(task, query)).length;
  assert.deepEqual(shown, want);
  assert.equal(page.meta.count, want.length);
  assert.equal(page.meta.has_more, coming.length > step.limit);
  assert.equal(page.meta.total, step.include_total ? listed : undefined);
}

/** Reads a list to its end while it changes, and checks every page. */
async function replay({ query, tasks: first, steps }: History): Promise<void> {
  const user = newUser(app);
  const tasks = new Map(rowsFor(user.id, first).map((task) => [task.id, task]));
  await storeTasks(database, [...tasks.values()]);
  const ever = new Map(tasks);
  const throughout = new Set(tasks.keys());
  const shown: string[] = [];
  let cursor: string | null | undefined;
  for (let round = 0; cursor !== null; round += 1) {
    // When the history is used up nothing changes any more, so that every list comes to its end.
    const { limit, include_total, ...changes } = steps[round % steps.length] as Step;
    const step = { limit, include_total, ...(round < steps.length ? changes : { made: [], deleted: [] }) };
    if (round > 0) await change(user, tasks, step);
    for (const [id, task] of tasks) ever.set(id, task);
    for (const id of throughout) if (!tasks.has(id)) throughout.delete(id);
    const page = await readPage(user, { ...asParameters(query), limit, include_total, cursor });
    compare(page, tasks, query, ever.get(shown.at(-1) ?? ''), step);
    shown.push(...page.data.map(({ id }) => id));
    cursor = page.meta.next_cursor;
  }
  const skipped = [...throughout].filter((id) => isListed(ever.get(id) as Task, query) && !shown.includes(id));
  assert.equal(new Set(shown).size, shown.length, 'a task was shown twice');
  assert.deepEqual(skipped, [], 'a task was skipped that was there throughout');
}

t.test('pages show what a plain model shows, whatever is made and deleted between them', async () => {
  await fc.assert(fc.asyncProperty(histories, replay), { numRuns: 25, endOnFailure: true });
});
