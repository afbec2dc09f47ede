import t from 'tap';
import { isProblem, type Task, taskIn } from '../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../helpers/app.ts';
import { makeProject } from '../../helpers/tasks.ts';

const { app } = await startApp(t);

/** Everything but where a task belongs. */
const WRITTEN = {
  title: 'Buy milk',
  description: 'Two litres',
  is_completed: false,
  due: { date: '2026-11-21', time: '18:00:00', time_zone: 'Europe/Vienna' },
  priority: 3,
  tags: ['shopping', 'home'],
  metadata: { crm_id: 'A-1042' },
  position: 3,
};

/** The moment in an id of version 7, in milliseconds. */
const momentIn = (id: string): number => Number.parseInt(id.replace('-', '').slice(0, 12), 16);

async function newTask(): Promise<{ alice: TestUser; task: Task; url: string }> {
  const alice = newUser(app);
  const task = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: WRITTEN }));
  return { alice, task, url: `tasks/${task.id}` };
}

t.test('a replacement sets every field that the user may write, and keeps the others', async (t) => {
  const { alice, task, url } = await newTask();
  const payload = {
    title: 'Buy bread',
    description: 'Rye',
    is_completed: true,
    project_id: (await makeProject(alice)).id,
    parent_id: null,
    due: { date: '2026-12-24', time: null, time_zone: null },
    priority: 9,
    tags: ['bakery'],
    metadata: { shop: '7' },
    position: -4.5,
  };
  const response = await alice.request({ method: 'PUT', url, payload });
  t.equal(response.statusCode, 200);
  t.equal(response.headers.etag, '"2"');
  const { completed_at, completed_by, updated_at, ...rest } = taskIn(response);
  const { id, user_id, created_by, created_at } = task;
  t.strictSame(rest, { id, user_id, ...payload, version: 2, etag: '"2"', created_by, created_at });
  t.equal(completed_by, alice.id);
  t.equal(completed_at, updated_at);
  t.ok(updated_at >= task.updated_at);
  t.equal((await alice.request({ url })).body, response.body, 'and it is kept');
});

t.test('what a replacement leaves out gets its default', async (t) => {
  const { alice, task: before, url } = await newTask();
  await alice.request({ method: 'PATCH', url: `${url}/complete` });
  const { updated_at, ...task } = taskIn(await alice.request({ method: 'PUT', url, payload: { title: 'Buy milk' } }));
  const { id, user_id, created_by, created_at } = before;
  t.strictSame(task, {
    id,
    user_id,
    project_id: null,
    parent_id: null,
    title: 'Buy milk',
    description: null,
    is_completed: false,
    completed_at: null,
    completed_by: null,
    due: null,
    priority: 0,
    tags: [],
    metadata: {},
    position: momentIn(id),
    version: 3,
    etag: '"3"',
    created_by,
    created_at,
  });
});

t.test('an equal replacement leaves version and updated_at alone', async (t) => {
  const { alice, task, url } = await newTask();
  const response = await alice.request({ method: 'PUT', url, payload: WRITTEN });
  t.equal(response.statusCode, 200);
  t.equal(response.headers.etag, '"1"');
  t.strictSame(taskIn(response), task);
});

t.test('a replacement needs a title, and makes no task', async (t) => {
  const { alice, task, url } = await newTask();
  isProblem(t, await alice.request({ method: 'PUT', url, payload: { position: 1 } }), 'VALIDATION_FAILED');
  t.strictSame(taskIn(await alice.request({ url })), task);
  const nowhere = 'tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';
  isProblem(t, await alice.request({ method: 'PUT', url: nowhere, payload: { title: 'New' } }), 'TASK_NOT_FOUND');
  isProblem(t, await alice.request({ url: nowhere }), 'TASK_NOT_FOUND');
});
