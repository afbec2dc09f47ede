import t from 'tap';
import { isProblem, type Task, taskIn } from '../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../helpers/app.ts';

const { app } = await startApp(t);

async function newTask(): Promise<{ alice: TestUser; task: Task; url: string }> {
  const alice = newUser(app);
  const payload = { title: 'Buy milk', description: 'Two litres', position: 3 };
  const task = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload }));
  return { alice, task, url: `tasks/${task.id}` };
}

t.test('a replacement sets every field that the user may write, and keeps the others', async (t) => {
  const { alice, task, url } = await newTask();
  const payload = { title: 'Buy bread', description: 'Rye', is_completed: true, position: -4 };
  const response = await alice.request({ method: 'PUT', url, payload });
  t.equal(response.statusCode, 200);
  t.equal(response.headers.etag, '"2"');
  const { completed_at, updated_at, ...rest } = taskIn(response);
  const { id, user_id, created_at } = task;
  t.strictSame(rest, { id, user_id, ...payload, version: 2, created_at });
  t.equal(completed_at, updated_at);
  t.ok(updated_at >= task.updated_at);
  t.equal((await alice.request({ url })).body, response.body, 'and it is kept');
});

t.test('what a replacement leaves out gets its default', async (t) => {
  const { alice, url } = await newTask();
  await alice.request({ method: 'PATCH', url: `${url}/complete` });
  const task = taskIn(await alice.request({ method: 'PUT', url, payload: { title: 'Buy milk' } }));
  t.match(task, { title: 'Buy milk', description: null, is_completed: false, completed_at: null, position: 0 });
  t.equal(task.version, 3);
});

t.test('an equal replacement leaves version and updated_at alone', async (t) => {
  const { alice, task, url } = await newTask();
  const payload = { title: 'Buy milk', description: 'Two litres', is_completed: false, position: 3 };
  const response = await alice.request({ method: 'PUT', url, payload });
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
