import t from 'tap';
import { isProblem, type Task, taskIn } from '../../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../../helpers/app.ts';
import { isUnfit, makeProject, storedTasks } from '../../../helpers/planning.ts';
import { makeTask } from '../../../helpers/tasks.ts';

const { app, database } = await startApp(t);

const NOWHERE = '019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';

async function three(user: TestUser, fields: object = {}): Promise<[Task, Task, Task]> {
  return [await makeTask(user, fields), await makeTask(user, fields), await makeTask(user, fields)];
}

const move = (user: TestUser, { id }: Task, payload: object, headers = {}) =>
  user.request({ method: 'PATCH', url: `tasks/${id}/move`, payload, headers });

const order = async (user: TestUser) => (await storedTasks(database, user)).map(({ id }) => id);

t.test('behind another, before another, to the start and to the end', async (t) => {
  const user = newUser(app);
  const [one, two, last] = await three(user);
  for (const [task, payload, ...wanted] of [
    [one, { after: two.id }, two, one, last],
    [last, { before: two.id }, last, two, one],
    [one, { to: 'start' }, one, last, two],
    [last, { to: 'end' }, one, two, last],
    [last, { after: one.id.toUpperCase() }, one, last, two],
  ] as const) {
    const before = taskIn(await user.request({ url: `tasks/${task.id}` }));
    const answer = await move(user, task, payload);
    t.equal(answer.statusCode, 200);
    const moved = taskIn(answer);
    t.strictSame(moved, { ...before, ...ofMove(moved), version: before.version + 1 }, 'nothing else changes');
    t.equal(answer.headers.etag, `"${moved.version}"`);
    t.strictSame(taskIn(await user.request({ url: `tasks/${task.id}` })), moved, 'and it is kept');
    t.strictSame(
      await order(user),
      wanted.map(({ id }) => id),
      JSON.stringify(payload),
    );
  }
});

/** What every move changes. */
const ofMove = ({ position, etag, updated_at }: Task) => ({ position, etag, updated_at });

t.test('a move to where the task is already changes nothing', async (t) => {
  const user = newUser(app);
  const [one, two, last] = await three(user);
  const stored = await storedTasks(database, user);
  for (const [task, payload] of [
    [two, { after: one.id }],
    [two, { before: last.id }],
    [one, { to: 'start' }],
    [last, { to: 'end' }],
    [last, { to: 'end', project_id: null, parent_id: null }],
  ] as const) {
    const answer = await move(user, task, payload);
    t.equal(answer.statusCode, 200);
    t.strictSame(taskIn(answer), task);
  }
  t.strictSame(await storedTasks(database, user), stored);
});

t.test('what was made after a move to the end comes behind it', async (t) => {
  const user = newUser(app);
  const [one, two, last] = await three(user);
  await move(user, one, { to: 'end' });
  const four = await makeTask(user);
  t.strictSame(await order(user), [two.id, last.id, one.id, four.id]);
});

t.test('into another project or below another task, among the siblings there, and the subtasks follow', async (t) => {
  const user = newUser(app);
  const { id: project_id } = await makeProject(user);
  const [first, last] = await three(user, { project_id });
  const top = await makeTask(user);
  const child = await makeTask(user, { parent_id: top.id });
  const grandchild = await makeTask(user, { parent_id: child.id });
  const moved = taskIn(await move(user, top, { after: first.id, project_id }));
  t.match(moved, { project_id, parent_id: null, version: 2 });
  t.ok(first.position < moved.position && moved.position < last.position, 'between the two');
  for (const { id, parent_id } of [child, grandchild])
    t.match(taskIn(await user.request({ url: `tasks/${id}` })), { project_id, parent_id, version: 2 });
  t.match(taskIn(await move(user, child, { before: last.id, parent_id: null })), { project_id, parent_id: null });
  t.match(taskIn(await move(user, child, { to: 'end', parent_id: last.id })), { project_id, parent_id: last.id });
  t.match(taskIn(await move(user, child, { to: 'end', project_id: null, parent_id: null })), { project_id: null });
  t.match(taskIn(await user.request({ url: `tasks/${grandchild.id}` })), { project_id: null, parent_id: child.id });
});

t.test('a neighbour has to be another one of the siblings there', async (t) => {
  const user = newUser(app);
  const stranger = await makeTask(newUser(app));
  const { id: project_id } = await makeProject(user);
  const [one, two] = await three(user);
  const child = await makeTask(user, { parent_id: two.id });
  const elsewhere = await makeTask(user, { project_id });
  const url = `tasks/${one.id}/move`;
  const said = new Set<string | undefined>();
  for (const field of ['after', 'before']) {
    for (const id of [NOWHERE, stranger.id, child.id, elsewhere.id, one.id, one.id.toUpperCase()]) {
      for (const address of [url, `tasks/${one.id.toUpperCase()}/move`])
        said.add(
          await isUnfit(
            t,
            database,
            user,
            { method: 'PATCH', url: address, payload: { [field]: id } },
            `body /${field} sibling`,
          ),
        );
    }
    const there = { method: 'PATCH', url, payload: { [field]: two.id, project_id } } as const;
    said.add(await isUnfit(t, database, user, there, `body /${field} sibling`));
  }
  t.equal(said.size, 1, 'whatever the reason, the same is told');
});

t.test('a move needs the version that If-Match names, and a task that is there', async (t) => {
  const user = newUser(app);
  const [one] = await three(user);
  const stored = await storedTasks(database, user);
  const refused = isProblem(t, await move(user, one, { to: 'end' }, { 'if-match': '"7"' }), 'PRECONDITION_FAILED');
  t.strictSame(Reflect.get(refused, 'current'), one);
  isProblem(t, await move(user, one, { to: 'end' }, { 'if-none-match': '*' }), 'PRECONDITION_FAILED');
  isProblem(t, await move(newUser(app), one, { to: 'end' }), 'TASK_NOT_FOUND');
  for (const payload of [{}, { to: 'middle' }, { to: 'end', after: one.id }, { project_id: null }])
    isProblem(t, await move(user, one, payload), 'VALIDATION_FAILED');
  t.strictSame(await storedTasks(database, user), stored);
  t.equal((await move(user, one, { to: 'end' }, { 'if-match': '"1"' })).headers.etag, '"2"');
});
