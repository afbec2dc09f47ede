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

const CHANGES: readonly (readonly [string, Partial<Task>])[] = [
  ['the title', { title: 'Buy oat milk' }],
  ['the description', { description: 'One litre' }],
  ['null for the description', { description: null }],
  ['an empty description', { description: '' }],
  ['the position', { position: 0 }],
  ['the least position', { position: -2_147_483_648 }],
  ['the greatest position', { position: 2_147_483_647 }],
  ['two at once', { title: 'Buy oat milk', description: null }],
];

t.test('a patch changes the fields that it gives and no others', async (t) => {
  for (const [name, change] of CHANGES) {
    const { alice, task, url } = await newTask();
    const response = await alice.request({ method: 'PATCH', url, payload: change });
    t.equal(response.statusCode, 200, name);
    t.equal(response.headers.etag, '"2"', name);
    const changed = taskIn(response);
    t.strictSame(changed, { ...task, ...change, version: 2, updated_at: changed.updated_at }, name);
    t.ok(changed.updated_at >= task.updated_at, name);
    t.equal((await alice.request({ url })).body, response.body, `${name} is kept`);
  }
});

t.test('a patch that completes sets completed_at', async (t) => {
  const { alice, task, url } = await newTask();
  const changed = taskIn(await alice.request({ method: 'PATCH', url, payload: { is_completed: true } }));
  const { updated_at } = changed;
  t.strictSame(changed, { ...task, is_completed: true, completed_at: updated_at, version: 2, updated_at });
});

t.test('a patch without a change leaves version and updated_at alone', async (t) => {
  const { alice, task, url } = await newTask();
  for (const payload of [
    {},
    { title: 'Buy milk' },
    { description: 'Two litres', position: 3 },
    { is_completed: false },
    { title: 'Buy milk', description: 'Two litres', is_completed: false, position: 3 },
  ]) {
    const response = await alice.request({ method: 'PATCH', url, payload });
    t.equal(response.statusCode, 200);
    t.equal(response.headers.etag, '"1"');
    t.strictSame(taskIn(response), task, JSON.stringify(payload));
  }
});

t.test('clearing a description that is not there is no change', async (t) => {
  const alice = newUser(app);
  const task = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } }));
  const payload = { description: null };
  t.strictSame(taskIn(await alice.request({ method: 'PATCH', url: `tasks/${task.id}`, payload })), task);
});

t.test('a patch comes as a merge patch or as plain JSON', async (t) => {
  const { alice, url } = await newTask();
  const types = ['application/merge-patch+json', 'application/json', 'Application/Merge-Patch+JSON; charset=utf-8'];
  for (const [index, type] of types.entries()) {
    const payload = JSON.stringify({ title: type });
    const response = await alice.request({ method: 'PATCH', url, headers: { 'content-type': type }, payload });
    t.equal(response.statusCode, 200, type);
    t.match(taskIn(response), { title: type, version: index + 2 });
  }
});

t.test('what belongs to the service cannot be patched', async (t) => {
  const { alice, task, url } = await newTask();
  const { title: _title, description: _description, is_completed: _done, position: _position, ...ours } = task;
  for (const payload of Object.entries(ours).map(([name, value]) => ({ [name]: value }))) {
    const response = await alice.request({ method: 'PATCH', url, payload });
    isProblem(t, response, 'VALIDATION_FAILED', JSON.stringify(payload));
  }
  isProblem(t, await alice.request({ method: 'PATCH', url, payload: { title: null } }), 'VALIDATION_FAILED');
  t.strictSame(taskIn(await alice.request({ url })), task);
});
