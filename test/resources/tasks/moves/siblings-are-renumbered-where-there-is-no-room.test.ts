import t from 'tap';
import { type Task, taskIn } from '../../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../../helpers/app.ts';
import { makeProject, storedTasks } from '../../../helpers/planning.ts';
import { makeTask } from '../../../helpers/tasks.ts';

const { app, database } = await startApp(t);

const move = (user: TestUser, { id }: Task, payload: object) =>
  user.request({ method: 'PATCH', url: `tasks/${id}/move`, payload });

async function atPositions(user: TestUser, ...positions: number[]): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const position of positions) tasks.push(await makeTask(user, { position }));
  return tasks;
}

t.test('between equal positions: the others get new ones, and their order, moment and fields stay', async (t) => {
  const user = newUser(app);
  const [one, two, last, moved] = (await atPositions(user, 5, 5, 5, 6)) as [Task, Task, Task, Task];
  const outside = await makeTask(user, { project_id: (await makeProject(user)).id, position: 5 });
  const below = await makeTask(user, { parent_id: one.id, position: 5 });
  const answer = await move(user, moved, { after: one.id });
  t.match(taskIn(answer), { version: 2 });
  const stored = await storedTasks(database, user);
  const top = stored.filter(({ project_id, parent_id }) => project_id === null && parent_id === null);
  t.strictSame(
    top.map(({ id }) => id),
    [one.id, moved.id, two.id, last.id],
  );
  t.strictSame(
    top.map(({ version }) => version),
    [2, 2, 2, 2],
  );
  for (const old of [one, two, last]) {
    const now = taskIn(await user.request({ url: `tasks/${old.id}` }));
    t.strictSame({ ...now, position: 5 }, { ...old, version: 2, etag: '"2"' }, 'updated_at stays');
  }
  for (const old of [outside, below]) t.strictSame(taskIn(await user.request({ url: `tasks/${old.id}` })), old);
});

t.test('a move between equal positions to where the task is already changes nothing', async (t) => {
  const user = newUser(app);
  const [one, two] = (await atPositions(user, 5, 5, 5)) as [Task, Task];
  t.strictSame(taskIn(await move(user, two, { after: one.id })), two);
});

const SMALLEST = 5e-324;

for (const [name, positions, payload] of [
  ['before the least position that there is', [-1e15, 0], { to: 'start' }],
  ['behind the greatest position that there is', [0, 1e15], { to: 'end' }],
  ['between two neighbours among the doubles', [0, SMALLEST], {}],
] as const) {
  t.test(name, async (t) => {
    const user = newUser(app);
    const moved = await makeTask(user, { position: 1 });
    const [one, two] = (await atPositions(user, ...positions)) as [Task, Task];
    const answer = await move(user, moved, 'to' in payload ? payload : { after: one.id });
    t.equal(answer.statusCode, 200);
    const stored = await storedTasks(database, user);
    const wanted = { start: [moved, one, two], end: [one, two, moved], between: [one, moved, two] };
    t.strictSame(
      stored.map(({ id }) => id),
      wanted['to' in payload ? payload.to : 'between'].map(({ id }) => id),
    );
    t.ok(
      stored.every(({ position }) => Math.abs(position) <= 1e15),
      'within the limits',
    );
    t.strictSame(
      stored.map(({ version }) => version),
      [2, 2, 2],
    );
  });
}

t.test('between the limits there is room', async (t) => {
  const user = newUser(app);
  const [one, two, moved] = (await atPositions(user, -1e15, 1e15, 1e15)) as [Task, Task, Task];
  t.match(taskIn(await move(user, moved, { after: one.id })), { position: 0, version: 2 });
  t.match(await storedTasks(database, user), [{ id: one.id, version: 1 }, {}, { id: two.id, version: 1 }]);
});
