import type { InjectOptions } from 'fastify';
import t from 'tap';
import { isProblem } from '../../helpers/answers.ts';
import { newUser } from '../../helpers/app.ts';
import { contractFaults } from '../../helpers/contract.ts';
import { startAppOnSilentDatabase, startAppWithoutDatabase } from '../../helpers/faulty.ts';

const TASK = 'tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';

const REQUESTS = [
  ['listTasks', { method: 'GET', url: 'tasks' }],
  ['createTask', { method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } }],
  ['getTask', { method: 'GET', url: TASK }],
  ['replaceTask', { method: 'PUT', url: TASK, payload: { title: 'Buy milk' } }],
  ['updateTask', { method: 'PATCH', url: TASK, payload: {} }],
  ['deleteTask', { method: 'DELETE', url: TASK }],
  ['completeTask', { method: 'PATCH', url: `${TASK}/complete` }],
] as const satisfies readonly (readonly [string, InjectOptions])[];

t.test('with a database that refuses connections every task operation is 503', async (t) => {
  const { app } = await startAppWithoutDatabase(t);
  const alice = newUser(app);
  for (const [id, request] of REQUESTS) {
    const response = await alice.request({ ...request });
    const { detail } = isProblem(t, response, 'UNAVAILABLE', id);
    t.equal(detail, 'The database cannot be reached.');
    t.match(response.headers['retry-after'], /^[1-9]\d*$/, `${id} says when to try again`);
    t.notMatch(response.body, /127\.0\.0\.1|ECONN|prisma|postgres/i, `${id} tells nothing of the inside`);
    t.strictSame(contractFaults(id, response), []);
  }
});

t.test('with a database that does not answer as well', async (t) => {
  const { app } = await startAppOnSilentDatabase(t, 200);
  const alice = newUser(app);
  const answers = await Promise.all(REQUESTS.map(([, request]) => alice.request({ ...request })));
  for (const [index, answer] of answers.entries()) {
    isProblem(t, answer, 'UNAVAILABLE', REQUESTS[index]?.[0]);
    t.match(answer.headers['retry-after'], /^[1-9]\d*$/);
  }
});

t.test('what needs no database is decided without it', async (t) => {
  const { app } = await startAppWithoutDatabase(t);
  const alice = newUser(app);
  isProblem(t, await app.inject({ url: '/api/me/tasks' }), 'UNAUTHENTICATED');
  isProblem(t, await alice.request({ url: '/api/bob/tasks' }), 'FORBIDDEN');
  isProblem(t, await alice.request({ url: 'tasks?limit=0' }), 'VALIDATION_FAILED');
  isProblem(t, await alice.request({ url: 'tasks?cursor=x' }), 'INVALID_CURSOR');
  isProblem(t, await alice.request({ method: 'POST', url: 'tasks', payload: { title: '' } }), 'VALIDATION_FAILED');
  for (const url of ['/health/live', '/openapi.json', '/openapi.yaml', '/problems/internal', '/docs']) {
    t.equal((await app.inject({ url })).statusCode, 200, url);
  }
});
