import t from 'tap';
import { type Answer, isProblem, jsonIn, outcome, taskIn } from '../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../helpers/app.ts';
import { everyRow, makeProject } from '../../helpers/planning.ts';
import { makeTask } from '../../helpers/tasks.ts';

// All of them at once: the rules do not rest on the turns that one process gives its users.
const { app, database } = await startApp(t, { DATABASE_USER_CONCURRENCY: '8' });

async function filled(user: TestUser) {
  const project = await makeProject(user);
  const top = await makeTask(user, { project_id: project.id });
  const below = await makeTask(user, { parent_id: top.id });
  return { project, url: `projects/${project.id}`, top, below, other: await makeTask(user) };
}

t.test('an empty project is deleted, whatever is said of tasks', async (t) => {
  const user = newUser(app);
  for (const query of ['', '?tasks=keep', '?tasks=delete']) {
    const { id } = await makeProject(user);
    const answer = await user.request({ method: 'DELETE', url: `projects/${id}${query}` });
    t.strictSame([answer.statusCode, answer.body], [204, '']);
    isProblem(t, await user.request({ url: `projects/${id}` }), 'PROJECT_NOT_FOUND');
  }
});

t.test('one with tasks is 409 with their number, and nothing changes', async (t) => {
  const user = newUser(app);
  const { url } = await filled(user);
  const single = await makeProject(user);
  await makeTask(user, { project_id: single.id });
  const before = await everyRow(database, user);
  for (const [address, task_count, detail] of [
    [
      url,
      2,
      'The project has 2 tasks: send tasks=delete to delete them as well, or tasks=keep to keep them without a project.',
    ],
    [
      `projects/${single.id}`,
      1,
      'The project has 1 task: send tasks=delete to delete them as well, or tasks=keep to keep them without a project.',
    ],
  ] as const)
    t.match(isProblem(t, await user.request({ method: 'DELETE', url: address }), 'PROJECT_NOT_EMPTY'), {
      task_count,
      detail,
    });
  isProblem(t, await user.request({ method: 'DELETE', url: `${url}?tasks=move` }), 'VALIDATION_FAILED');
  t.strictSame(await everyRow(database, user), before);
});

t.test('tasks=delete takes them all along, and no other', async (t) => {
  const user = newUser(app);
  const { url, top, below, other } = await filled(user);
  t.equal(
    (await user.request({ method: 'DELETE', url: `${url}?tasks=delete`, headers: { 'if-match': '"1"' } })).statusCode,
    204,
  );
  for (const { id } of [top, below]) isProblem(t, await user.request({ url: `tasks/${id}` }), 'TASK_NOT_FOUND');
  t.strictSame(taskIn(await user.request({ url: `tasks/${other.id}` })), other);
});

t.test('tasks=keep leaves them without a project, each with a new version, and below each other', async (t) => {
  const user = newUser(app);
  const { url, top, below, other } = await filled(user);
  t.equal((await user.request({ method: 'DELETE', url: `${url}?tasks=keep` })).statusCode, 204);
  for (const task of [top, below]) {
    const now = taskIn(await user.request({ url: `tasks/${task.id}` }));
    t.strictSame(now, { ...task, project_id: null, version: 2, etag: '"2"', updated_at: now.updated_at });
  }
  t.strictSame(taskIn(await user.request({ url: `tasks/${other.id}` })), other);
});

for (const tasks of ['delete', 'keep'] as const) {
  t.test(`tasks=${tasks} while tasks are put into it: each is in time, or refused`, async (t) => {
    for (let turn = 0; turn < 10; turn += 1) {
      const user = newUser(app);
      const { project, url, other } = await filled(user);
      const payload = { title: 'New', project_id: project.id };
      const create = (headers = {}) => user.request({ method: 'POST', url: 'tasks', payload, headers });
      const patch = () =>
        user.request({ method: 'PATCH', url: `tasks/${other.id}`, payload: { project_id: project.id } });
      const [gone, ...others] = await Promise.all([
        user.request({ method: 'DELETE', url: `${url}?tasks=${tasks}` }),
        create(),
        create({ 'idempotency-key': 'one' }),
        patch(),
        create(),
        create({ 'idempotency-key': 'two' }),
      ]);
      t.equal(gone.statusCode, 204);
      for (const answer of others) t.match(outcome(answer), /^(201|200|400 VALIDATION_FAILED)$/, answer.body);
      const left = await database.prisma.task.findMany({ where: { user_id: user.id } });
      t.ok(
        left.every(({ project_id }) => project_id === null),
        'none is an orphan',
      );
      const made = others.filter((answer: Answer) => answer.statusCode === 201);
      const patched = others.some((answer: Answer) => answer.statusCode === 200);
      t.equal(left.length, tasks === 'keep' ? 3 + made.length : patched ? 0 : 1, 'each as the deletion says');
      for (const answer of others.filter(({ statusCode }) => statusCode === 400))
        t.match(jsonIn(answer), { errors: [{ pointer: '/project_id', keyword: 'reference' }] });
    }
  });
}
