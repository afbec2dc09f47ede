import t from 'tap';
import { isProblem, pageIn, taskIn } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';

const { app } = await startApp(t);

t.test('deleting answers 204 without a body, and every later use of the id is 404', async (t) => {
  const alice = newUser(app);
  const make = async (title: string) =>
    taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title } }));
  const [gone, kept] = [await make('Gone'), await make('Kept')];
  const url = `tasks/${gone.id}`;
  const response = await alice.request({ method: 'DELETE', url });
  t.equal(response.statusCode, 204);
  t.equal(response.body, '');
  t.equal(response.headers['content-type'], undefined);
  t.equal(response.headers['content-length'], undefined);
  t.equal(response.headers.etag, undefined);

  isProblem(t, await alice.request({ url }), 'TASK_NOT_FOUND', 'get');
  const known = { 'if-none-match': '"1"' };
  isProblem(t, await alice.request({ url, headers: known }), 'TASK_NOT_FOUND', 'get with a known ETag');
  isProblem(t, await alice.request({ url, headers: { 'if-none-match': '*' } }), 'TASK_NOT_FOUND', 'get with *');
  const payload = { title: 'Back again' };
  isProblem(t, await alice.request({ method: 'PUT', url, payload }), 'TASK_NOT_FOUND', 'replace');
  isProblem(t, await alice.request({ method: 'PATCH', url, payload }), 'TASK_NOT_FOUND', 'update');
  isProblem(t, await alice.request({ method: 'PATCH', url, payload: {} }), 'TASK_NOT_FOUND', 'update with nothing');
  isProblem(t, await alice.request({ method: 'PATCH', url: `${url}/complete` }), 'TASK_NOT_FOUND', 'complete');
  isProblem(t, await alice.request({ method: 'DELETE', url }), 'TASK_NOT_FOUND', 'delete');
  t.strictSame(pageIn(await alice.request({ url: 'tasks' })).data, [kept], 'the other one is untouched');
});

t.test('of many who delete a task at once, one succeeds', async (t) => {
  const alice = newUser(app);
  const { id } = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Gone' } }));
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => alice.request({ method: 'DELETE', url: `tasks/${id}` })),
  );
  const statuses = answers.map(({ statusCode }) => statusCode).sort();
  t.strictSame(statuses, [204, ...Array.from({ length: 9 }, () => 404)]);
});

t.test('a DELETE may name a type for the body that it does not have', async (t) => {
  const alice = newUser(app);
  const { id } = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Gone' } }));
  const headers = { 'content-type': 'application/json', 'content-length': '0' };
  t.equal((await alice.request({ method: 'DELETE', url: `tasks/${id}`, headers })).statusCode, 204);
});
