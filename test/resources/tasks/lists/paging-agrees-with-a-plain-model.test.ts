import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import type { TaskList } from '../../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../../helpers/app.ts';
import { storeTasks, type TaskRow as Task, taskRow } from '../../../helpers/rows.ts';
import { makeProject, readPage } from '../../../helpers/tasks.ts';
import { asked, type History, histories, type Places, rowsFor, type Step } from './arbitrary-lists.ts';
import { isListed, type ModelQuery, remaining } from './model.ts';

const { app, database } = await startApp(t);

const asText = (milliseconds: number | undefined) =>
  milliseconds === undefined ? undefined : new Date(milliseconds).toISOString();

const asParameters = ({ created_after, created_before, updated_after, updated_before, ...rest }: ModelQuery) => ({
  ...rest,
  created_after: asText(created_after),
  created_before: asText(created_before),
  updated_after: asText(updated_after),
  updated_before: asText(updated_before),
});

/** Two projects, and two tasks that others may be below: they stay, since what is below a task goes with it. */
async function makePlaces(user: TestUser): Promise<Places & { roots: Task[] }> {
  const roots = [taskRow(user.id), taskRow(user.id, { title: 'ä', priority: 1 })];
  await storeTasks(database, roots);
  const projects = [await makeProject(user), await makeProject(user)];
  return { projects: projects.map(({ id }) => id), parents: roots.map(({ id }) => id), roots };
}

/** Changes what there is, in the database and in the model alike. */
async function change(user: TestUser, tasks: Map<string, Task>, places: Places, step: Step): Promise<void> {
  const { made, deleted } = step;
  const rows = rowsFor(user.id, made, places);
  await storeTasks(database, rows);
  for (const row of rows) tasks.set(row.id, row);
  for (const number of deleted) {
    const others = [...tasks.keys()].filter((id) => !places.parents.includes(id));
    const id = others[number % Math.max(others.length, 1)];
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
async function replay({ query: wanted, tasks: first, steps }: History): Promise<void> {
  const user = newUser(app);
  const { roots, ...places } = await makePlaces(user);
  const query = asked(wanted, places);
  const rows = rowsFor(user.id, first, places);
  await storeTasks(database, rows);
  const tasks = new Map([...roots, ...rows].map((task) => [task.id, task]));
  const ever = new Map(tasks);
  const throughout = new Set(tasks.keys());
  const shown: string[] = [];
  let cursor: string | null | undefined;
  for (let round = 0; cursor !== null; round += 1) {
    // When the history is used up nothing changes any more, so that every list comes to its end.
    const { limit, include_total, ...changes } = steps[round % steps.length] as Step;
    const step = { limit, include_total, ...(round < steps.length ? changes : { made: [], deleted: [] }) };
    if (round > 0) await change(user, tasks, places, step);
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
  await fc.assert(fc.asyncProperty(histories, replay), { numRuns: 40, endOnFailure: true });
});
