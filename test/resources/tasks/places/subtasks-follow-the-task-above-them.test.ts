import t from 'tap';
import { isProblem, type Task, taskIn } from '../../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../../helpers/app.ts';
import { makeProject } from '../../../helpers/planning.ts';
import { makeTask } from '../../../helpers/tasks.ts';

const { app, database } = await startApp(t);

const read = async (user: TestUser, { id }: Task) => taskIn(await user.request({ url: `tasks/${id}` }));

/** A top task, one below it and one below that; and one that has nothing to do with them. */
async function family(user: TestUser, fields: object = {}): Promise<[Task, Task, Task, Task]> {
  const top = await makeTask(user, fields);
  const child = await makeTask(user, { parent_id: top.id });
  return [top, child, await makeTask(user, { parent_id: child.id }), await makeTask(user, fields)];
}

for (const [name, change] of [
  [
    'a patch',
    (id: string, project_id: string | null) => ({ method: 'PATCH', url: `tasks/${id}`, payload: { project_id } }),
  ],
  [
    'a replacement',
    (id: string, project_id: string | null) => ({
      method: 'PUT',
      url: `tasks/${id}`,
      payload: { title: 'Put', project_id },
    }),
  ],
  [
    'a move',
    (id: string, project_id: string | null) => ({
      method: 'PATCH',
      url: `tasks/${id}/move`,
      payload: { to: 'end', project_id },
    }),
  ],
] as const) {
  t.test(`into another project, and out of it, by ${name}`, async (t) => {
    const user = newUser(app);
    const { id: project_id } = await makeProject(user);
    const [top, child, grandchild, other] = await family(user);
    for (const [project, version] of [
      [project_id, 2],
      [null, 3],
    ] as const) {
      const answer = await user.request(change(top.id, project));
      t.match(taskIn(answer), { project_id: project, parent_id: null, version });
      for (const task of [child, grandchild]) {
        const now = await read(user, task);
        t.strictSame(now, { ...task, project_id: project, version, etag: `"${version}"`, updated_at: now.updated_at });
        t.ok(now.updated_at >= task.updated_at);
      }
      t.strictSame(await read(user, other), other);
    }
  });
}

t.test('below a task of another project', async (t) => {
  const user = newUser(app);
  const { id: project_id } = await makeProject(user);
  const [top, child, grandchild] = await family(user);
  const parent = await makeTask(user, { project_id });
  t.match(taskIn(await user.request({ method: 'PATCH', url: `tasks/${top.id}`, payload: { parent_id: parent.id } })), {
    project_id,
    parent_id: parent.id,
    version: 2,
  });
  for (const task of [child, grandchild])
    t.match(await read(user, task), { project_id, parent_id: task.parent_id, version: 2 });
});

t.test(
  'a new subtask is in the project of the task above it, and so is one that a replacement puts there',
  async (t) => {
    const user = newUser(app);
    const { id: project_id } = await makeProject(user);
    const [top, child] = await family(user, { project_id });
    t.match(child, { project_id, parent_id: top.id });
    const loose = await makeTask(user);
    const url = `tasks/${loose.id}`;
    const put = (place: object) => user.request({ method: 'PUT', url, payload: { title: 'Put', ...place } });
    t.match(taskIn(await put({ parent_id: top.id })), { project_id, parent_id: top.id });
    t.match(taskIn(await put({ parent_id: child.id })), { project_id, parent_id: child.id }, 'without a project');
    t.match(taskIn(await put({ project_id })), { project_id, parent_id: null }, 'without a task above');
    t.match(taskIn(await put({})), { project_id: null, parent_id: null }, 'without both');
  },
);

t.test('to the top by a patch: in the project where it was', async (t) => {
  const user = newUser(app);
  const { id: project_id } = await makeProject(user);
  const [, child, grandchild] = await family(user, { project_id });
  const answer = await user.request({ method: 'PATCH', url: `tasks/${child.id}`, payload: { parent_id: null } });
  t.match(taskIn(answer), { project_id, parent_id: null, version: 2 });
  t.strictSame(await read(user, grandchild), grandchild, 'what is below stays as it is');
});

t.test('a deleted task takes what is below it along, and nothing else', async (t) => {
  const user = newUser(app);
  const [top, child, grandchild, other] = await family(user);
  const refused = await user.request({ method: 'DELETE', url: `tasks/${top.id}`, headers: { 'if-match': '"2"' } });
  t.strictSame(Reflect.get(isProblem(t, refused, 'PRECONDITION_FAILED'), 'current'), top);
  const answer = await user.request({ method: 'DELETE', url: `tasks/${top.id}`, headers: { 'if-match': '"1"' } });
  t.equal(answer.statusCode, 204);
  for (const { id } of [top, child, grandchild])
    isProblem(t, await user.request({ url: `tasks/${id}` }), 'TASK_NOT_FOUND');
  t.strictSame(await read(user, other), other);
  t.equal(await database.prisma.task.count({ where: { user_id: user.id } }), 1);
});

t.test('a completed task leaves what is below it alone', async (t) => {
  const user = newUser(app);
  const [top, child, grandchild] = await family(user);
  t.match(taskIn(await user.request({ method: 'PATCH', url: `tasks/${top.id}/complete` })), { is_completed: true });
  for (const task of [child, grandchild]) t.strictSame(await read(user, task), task);
});

t.test('a repeated creation of a subtask gets the first answer, even when both are gone', async (t) => {
  const user = newUser(app);
  const [top] = await family(user);
  const creation = {
    method: 'POST',
    url: 'tasks',
    headers: { 'idempotency-key': 'once' },
    payload: { title: 'Below', parent_id: top.id },
  } as const;
  const first = await user.request(creation);
  t.equal(first.statusCode, 201);
  const again = await user.request(creation);
  t.strictSame([again.statusCode, again.body, again.headers['idempotency-replayed']], [201, first.body, 'true']);
  t.equal((await user.request({ method: 'DELETE', url: `tasks/${top.id}` })).statusCode, 204);
  const later = await user.request(creation);
  t.strictSame([later.statusCode, later.body], [201, first.body], 'after a deletion');
  const other = { ...creation, payload: { ...creation.payload, title: 'Otherwise' } };
  isProblem(t, await user.request(other), 'IDEMPOTENCY_KEY_REUSED');
  isProblem(t, await user.request({ ...creation, headers: { 'idempotency-key': 'another' } }), 'VALIDATION_FAILED');
  t.equal(
    (await user.request({ ...creation, headers: { 'idempotency-key': 'another' }, payload: { title: 'Top' } }))
      .statusCode,
    201,
    'a refused creation leaves its key free',
  );
});
