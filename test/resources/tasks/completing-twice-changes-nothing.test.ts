import t from 'tap';
import { isProblem, type Task, taskIn } from '../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../helpers/app.ts';

const { app } = await startApp(t);

/** The next answer must not be from the same millisecond, or a time that was set anew would not show. */
const nextMillisecond = async (since: string): Promise<void> => {
  while (Date.now() <= Date.parse(since)) await new Promise((resolve) => setTimeout(resolve, 1));
};

async function newTask(): Promise<{ alice: TestUser; task: Task; url: string }> {
  const alice = newUser(app);
  const task = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } }));
  await nextMillisecond(task.updated_at);
  return { alice, task, url: `tasks/${task.id}/complete` };
}

t.test('completing sets completed_at and counts as a change', async (t) => {
  const { alice, task, url } = await newTask();
  const response = await alice.request({ method: 'PATCH', url });
  t.equal(response.statusCode, 200);
  t.equal(response.headers.etag, '"2"');
  const done = taskIn(response);
  t.strictSame(done, {
    ...task,
    is_completed: true,
    completed_at: done.updated_at,
    completed_by: alice.id,
    version: 2,
    etag: '"2"',
    updated_at: done.updated_at,
  });
  t.ok(done.updated_at > task.updated_at, 'updated_at moved on');
  t.strictSame(taskIn(await alice.request({ url: `tasks/${task.id}` })), done, 'and it is kept');
});

const AGAIN: readonly (readonly [string, 'PATCH' | 'PUT', suffix: string, payload?: object])[] = [
  ['completing again', 'PATCH', '/complete'],
  ['completing again with a body', 'PATCH', '/complete', { is_completed: true }],
  ['completing again with an empty object', 'PATCH', '/complete', {}],
  ['a patch that completes', 'PATCH', '', { is_completed: true }],
  ['an equal replacement', 'PUT', '', { title: 'Buy milk', is_completed: true }],
];

t.test('completing a completed task changes nothing at all', async (t) => {
  const { alice, task, url } = await newTask();
  const first = await alice.request({ method: 'PATCH', url });
  await nextMillisecond(taskIn(first).updated_at);
  for (const [name, method, suffix, payload] of AGAIN) {
    const response = await alice.request({
      method,
      url: `tasks/${task.id}${suffix}`,
      ...(payload && { payload }),
    });
    t.equal(response.statusCode, 200, name);
    t.equal(response.body, first.body, name);
    t.equal(response.headers.etag, '"2"', name);
  }
});

t.test('changing a completed task leaves completed_at alone', async (t) => {
  const { alice, task, url } = await newTask();
  const done = taskIn(await alice.request({ method: 'PATCH', url }));
  await nextMillisecond(done.updated_at);
  const renamed = taskIn(
    await alice.request({ method: 'PATCH', url: `tasks/${task.id}`, payload: { title: 'Buy oat milk' } }),
  );
  t.equal(renamed.completed_at, done.completed_at);
  t.equal(renamed.version, 3);
  t.ok(renamed.updated_at > done.updated_at);
});

const REOPENINGS: readonly (readonly [string, 'PATCH' | 'PUT', suffix: string, payload: object])[] = [
  ['completeTask with false', 'PATCH', '/complete', { is_completed: false }],
  ['a patch', 'PATCH', '', { is_completed: false }],
  ['a replacement that leaves it out', 'PUT', '', { title: 'Buy milk' }],
];

t.test('reopening clears completed_at, and completing once more sets it anew', async (t) => {
  for (const [name, method, suffix, payload] of REOPENINGS) {
    const { alice, task, url } = await newTask();
    const done = taskIn(await alice.request({ method: 'PATCH', url, payload: {} }));
    const reopened = taskIn(await alice.request({ method, url: `tasks/${task.id}${suffix}`, payload }));
    t.match(reopened, { is_completed: false, completed_at: null, version: 3 }, name);
    await nextMillisecond(String(done.completed_at));
    const again = taskIn(await alice.request({ method: 'PATCH', url }));
    t.match(again, { is_completed: true, version: 4 }, name);
    t.ok(String(again.completed_at) > String(done.completed_at), name);
  }
});

t.test('reopening an open task changes nothing', async (t) => {
  const { alice, task, url } = await newTask();
  const response = await alice.request({ method: 'PATCH', url, payload: { is_completed: false } });
  t.equal(response.statusCode, 200);
  t.strictSame(taskIn(response), task);
});

t.test('a body without content completes, whatever type it says it has', async (t) => {
  for (const type of ['application/json', 'text/plain']) {
    const { alice, url } = await newTask();
    const response = await alice.request({ method: 'PATCH', url, headers: { 'content-type': type } });
    t.equal(response.statusCode, 200, type);
    t.equal(taskIn(response).is_completed, true, type);
  }
});

t.test('a completion that is none is refused and changes nothing', async (t) => {
  const { alice, task, url } = await newTask();
  for (const payload of ['null', 'true', '[]', '{"is_completed":null}', '{"is_completed":1}', '{"done":true}']) {
    const headers = { 'content-type': 'application/json' };
    isProblem(t, await alice.request({ method: 'PATCH', url, headers, payload }), 'VALIDATION_FAILED', payload);
  }
  t.strictSame(taskIn(await alice.request({ url: `tasks/${task.id}` })), task);
});
