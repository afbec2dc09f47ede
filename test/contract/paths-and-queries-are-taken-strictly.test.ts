import t from 'tap';
import { findingsIn, isProblem, taskIn } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { ALL, NO_TASK, requestFor, SECURED } from '../helpers/operations.ts';

const { app } = await startApp(t);

const WITH_TASK = SECURED.filter((id) => requestFor(id).url.includes(NO_TASK));

const NO_UUIDS = [
  '1',
  'me',
  'undefined',
  `urn:uuid:${NO_TASK}`,
  `{${NO_TASK}}`,
  NO_TASK.replaceAll('-', ''),
  NO_TASK.slice(0, -1),
  `${NO_TASK}0`,
  `${NO_TASK}%20`,
  `%20${NO_TASK}`,
  `${NO_TASK}%0A`,
  `${NO_TASK}%00`,
  NO_TASK.replace('7c3e', '7g3e'),
  `${NO_TASK}%2F${NO_TASK}`,
  "'%20OR%201=1",
  '%F0%9F%A5%9B',
  '*',
];

t.test('a task id that is no UUID is 400 and named', async (t) => {
  const alice = newUser(app);
  t.equal(WITH_TASK.length, 5);
  for (const id of WITH_TASK) {
    for (const task of NO_UUIDS) {
      const problem = isProblem(t, await alice.request(requestFor(id, { task })), 'VALIDATION_FAILED', `${id} ${task}`);
      t.strictSame(findingsIn(problem), ['path task_id format'], `${id} ${task}`);
    }
  }
});

t.test('a UUID may be written in capitals', async (t) => {
  const alice = newUser(app);
  for (const id of WITH_TASK) {
    const made = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } }));
    const response = await alice.request(requestFor(id, { task: made.id.toUpperCase() }));
    t.equal(response.statusCode, id === 'deleteTask' ? 204 : 200, id);
    if (id !== 'deleteTask') t.equal(taskIn(response).id, made.id, `${id} answers in small letters`);
  }
});

t.test('every UUID that is not one of the tasks is 404, of whatever version', async (t) => {
  const alice = newUser(app);
  for (const task of ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', NO_TASK]) {
    isProblem(t, await alice.request(requestFor('getTask', { task })), 'TASK_NOT_FOUND', task);
  }
});

t.test('an unknown parameter is 400 on every operation', async (t) => {
  const alice = newUser(app);
  for (const id of ALL) {
    const request = requestFor(id);
    const response = await alice.request({ ...request, url: `${request.url}?limit2=1` });
    t.strictSame(
      findingsIn(isProblem(t, response, 'VALIDATION_FAILED', id)),
      ['query limit2 additionalProperties'],
      id,
    );
    const known = await alice.request({ ...request, url: `${request.url}?` });
    t.not(known.statusCode, 400, `${id} with an empty query`);
  }
});

t.test('percent-encoding that cannot be read is 400, in the query and in the path', async (t) => {
  const alice = newUser(app);
  for (const text of ['%', '%z', '%zz', '%2', '%ff', '%c0%af', '%ed%a0%bd', '%f0%9f%a5', '%u0041']) {
    for (const query of [`limit=${text}`, `${text}=1`, `sort=created_at&x${text}`]) {
      const problem = isProblem(t, await alice.request({ url: `tasks?${query}` }), 'VALIDATION_FAILED', query);
      t.strictSame(findingsIn(problem), ['query  format'], query);
    }
    for (const url of [`/api/me/tasks/${text}`, `/api/${text}/tasks`, `/problems/${text}`, `/${text}`]) {
      const problem = isProblem(t, await alice.request({ url }), 'VALIDATION_FAILED', url);
      t.strictSame(findingsIn(problem), ['path  format'], url);
    }
  }
});

t.test('percent-encoding that can be read is read', async (t) => {
  const alice = newUser(app);
  t.equal((await alice.request({ url: '/api/%6d%65/tasks?%6cimit=%32' })).statusCode, 200);
  t.equal((await alice.request({ url: '/%61pi/me/%74asks' })).statusCode, 200);
});

t.test('a path of 8,000 characters is looked at, one of 8,001 is 414', async (t) => {
  const alice = newUser(app);
  const at = (length: number) => alice.request({ url: '/api/me/tasks/'.padEnd(length, '0') });
  isProblem(t, await at(8000), 'VALIDATION_FAILED');
  isProblem(t, await at(8001), 'URI_TOO_LONG');
  isProblem(t, await alice.request({ url: '/nowhere'.padEnd(8001, '0') }), 'URI_TOO_LONG', 'where nothing is as well');
  isProblem(t, await alice.request({ url: `/${'%zz'.repeat(2667)}` }), 'URI_TOO_LONG', 'and where it cannot be read');
});
