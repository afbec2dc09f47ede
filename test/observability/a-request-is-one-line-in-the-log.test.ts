import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { FastifyBaseLogger, InjectOptions } from 'fastify';
import t, { type Test } from 'tap';
import { buildApp } from '../../src/app.ts';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { taskIn } from '../helpers/answers.ts';
import { newUser, startApp, tokenFor } from '../helpers/app.ts';
import { startAppWithoutDatabase, startEmbeddedApp } from '../helpers/faulty.ts';
import { LEVEL, type LogLine, memoryLog } from '../helpers/log.ts';
import { listen, requestText, sendRaw } from '../helpers/raw.ts';

const { database, config } = await startApp(t);

/** An app that logs into memory. The log is complete when the app is closed. */
async function loggingApp(logger: FastifyBaseLogger) {
  return buildApp({ config, database, verifyToken: createTokenVerifier(config), logger });
}

const REQUEST = ['duration_ms', 'level', 'method', 'msg', 'request_id', 'route', 'status', 'time'];

/** The lines of a request, as [level, method, route, status]; asserts that they have their members and no more. */
function requestLines(t: Test, lines: readonly LogLine[], id: unknown): unknown[] {
  const own = lines.filter(({ request_id }) => request_id === id);
  for (const line of own.filter(({ level }) => level === LEVEL.info)) {
    t.strictSame(Object.keys(line).sort(), REQUEST);
    t.equal(line.msg, 'request');
    t.type(line.duration_ms, 'number');
    t.ok(Number(line.duration_ms) >= 0);
  }
  return own.map(({ level, method, route, status }) => [level, method, route, status]);
}

const TASKS = '/api/:user_id/tasks';

t.test('every request is one line, with its route and not its address', async (t) => {
  const log = memoryLog();
  const app = await loggingApp(log.logger);
  const alice = newUser(app);
  const { id } = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } }));
  const requests: readonly (readonly [InjectOptions & { url: string }, string | null, number])[] = [
    [{ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } }, TASKS, 201],
    [{ method: 'GET', url: 'tasks?limit=1' }, TASKS, 200],
    [{ method: 'GET', url: `tasks/${id}` }, `${TASKS}/:task_id`, 200],
    [{ method: 'GET', url: `tasks/${id}`, headers: { 'if-none-match': '*' } }, `${TASKS}/:task_id`, 304],
    [{ method: 'PATCH', url: `tasks/${id}/complete` }, `${TASKS}/:task_id/complete`, 200],
    [{ method: 'DELETE', url: `tasks/${id}` }, `${TASKS}/:task_id`, 204],
    [{ method: 'DELETE', url: `tasks/${id}` }, `${TASKS}/:task_id`, 404],
    [{ method: 'GET', url: 'tasks?limit=0' }, TASKS, 400],
    [{ method: 'GET', url: 'tasks', headers: { authorization: 'Bearer x' } }, TASKS, 401],
    [{ method: 'GET', url: '/api/bob/tasks' }, TASKS, 403],
    [{ method: 'GET', url: '/nowhere' }, null, 404],
    [{ method: 'PUT', url: '/health' }, null, 405],
    [{ method: 'GET', url: `/health?${'x'.repeat(8001)}` }, '/health', 414],
    [{ method: 'GET', url: '/health' }, '/health', 200],
    [{ method: 'GET', url: '/problems/internal' }, '/problems/:slug', 200],
    [{ method: 'GET', url: '/api/me/%zz' }, null, 400],
  ];
  const seen: [string, unknown[]][] = [];
  for (const [{ headers, ...request }, route, status] of requests) {
    const requestId = randomUUID();
    const response = await alice.request({ ...request, headers: { ...headers, 'x-request-id': requestId } });
    t.equal(response.statusCode, status);
    seen.push([requestId, [LEVEL.info, request.method, route, status]]);
  }
  await app.close();
  for (const [requestId, want] of seen) {
    t.strictSame(requestLines(t, log.lines(), requestId), [want], want.join(' '));
  }
});

t.test('the log holds no token, no text of a task and no query', async (t) => {
  const log = memoryLog('trace');
  const app = await loggingApp(log.logger);
  const alice = newUser(app);
  const secret = 'do-not-log-me';
  const tokens = [alice.token, tokenFor('alice', -60), `${alice.token}x`, secret];
  const payload = { title: `${secret} title`, description: `${secret} description` };
  const { id } = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload }));
  await alice.request({ method: 'PUT', url: `tasks/${id}`, payload });
  await alice.request({ method: 'PATCH', url: `tasks/${id}`, payload: { [secret]: secret } });
  await alice.request({
    method: 'PATCH',
    url: `tasks/${id}`,
    headers: { 'content-type': 'application/json' },
    payload: `{"${secret}`,
  });
  await alice.request({ method: 'POST', url: 'tasks', headers: { 'content-type': `text/${secret}` }, payload: secret });
  for (const query of [`cursor=${secret}`, `${secret}=1`, `limit=${secret}`, `limit=%zz${secret}`])
    await alice.request({ url: `tasks?${query}` });
  for (const url of [`/${secret}`, `/api/${secret}/tasks`, `tasks/${secret}`, `/%zz${secret}`])
    await alice.request({ url });
  for (const token of tokens) await app.inject({ url: '/api/me/tasks', headers: { authorization: `Bearer ${token}` } });
  await app.inject({ url: `/api/me/tasks?access_token=${secret}` });
  const port = await listen(app);
  await sendRaw(port, requestText(`GET /${secret} ${secret}`, [`Authorization: Bearer ${secret}`]));
  await app.close();
  t.ok(log.lines().length >= 15, 'there is a log');
  t.notMatch(log.text(), secret);
  for (const token of tokens) t.notMatch(log.text(), token.split('.').at(-1) ?? '');
});

t.test('nor when the database refuses a task', async (t) => {
  const log = memoryLog('trace');
  const { app, database } = await startEmbeddedApp(t, { logger: log.logger });
  const alice = newUser(app);
  await database.pool.query('ALTER TABLE tasks ADD CONSTRAINT refused CHECK (position <> 7)');
  const secret = 'do-not-log-me';
  const payload = { title: `${secret} title`, description: `${secret} description`, position: 7 };
  t.equal((await alice.request({ method: 'POST', url: 'tasks', payload })).statusCode, 500);
  const { id } = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { ...payload, position: 1 } }));
  for (const method of ['PUT', 'PATCH'] as const) {
    t.equal((await alice.request({ method, url: `tasks/${id}`, payload })).statusCode, 500, method);
  }
  await app.close();
  t.equal(log.lines().filter(({ level }) => level === LEVEL.error).length, 3);
  t.notMatch(log.text(), secret);
});

t.test('a database that is away is logged with its cause, once a request', async (t) => {
  const log = memoryLog();
  const { app } = await startAppWithoutDatabase(t, log.logger);
  const response = await newUser(app).request({ url: 'tasks' });
  t.equal(response.statusCode, 503);
  await app.close();
  t.strictSame(requestLines(t, log.lines(), response.headers['x-request-id']), [
    [LEVEL.error, undefined, undefined, undefined],
    [LEVEL.info, 'GET', TASKS, 503],
  ]);
  t.match(log.text(), /ECONNREFUSED|DatabaseNotReachable|P1001/);
});

t.test('a client that goes away in the middle of its body is no fault of ours, and none of the database', async (t) => {
  const log = memoryLog();
  const app = await loggingApp(log.logger);
  const port = await listen(app);
  const text = requestText(
    'POST /api/me/tasks',
    [`Authorization: Bearer ${newUser(app).token}`, 'Content-Type: application/json', 'Content-Length: 100'],
    '{"title":',
  );
  const arrived: Promise<IncomingMessage[]> = once(app.server, 'request');
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  socket.write(text);
  const [request] = await arrived;
  if (!request) throw new Error('The request did not arrive');
  const closed = new Promise((resolve) => request.once('close', resolve));
  socket.destroy();
  await closed;
  await app.close();
  t.strictSame(
    log.lines().filter(({ level }) => level >= LEVEL.error),
    [],
  );
});
