import t from 'tap';
import { isProblem, jsonIn } from '../../helpers/answers.ts';
import { startApp } from '../../helpers/app.ts';
import { CONTRACT, contractFaults } from '../../helpers/contract.ts';
import { startAppOnSilentDatabase, startAppWithoutDatabase, startEmbeddedApp } from '../../helpers/faulty.ts';

const { version } = CONTRACT.info;
const HEALTHY = { status: 'healthy', database: 'connected', version };
const UNHEALTHY = { status: 'unhealthy', database: 'disconnected', version };

t.test('with its database the service is healthy, live and ready, for anyone', async (t) => {
  const { app } = await startApp(t);
  for (const [id, url, want] of [
    ['getHealth', '/health', HEALTHY],
    ['getLiveness', '/health/live', { status: 'live' }],
    ['getReadiness', '/health/ready', { status: 'ready' }],
  ] as const) {
    const response = await app.inject({ url, headers: { authorization: 'Bearer nonsense' } });
    t.equal(response.statusCode, 200, url);
    t.equal(response.headers['content-type'], 'application/json; charset=utf-8');
    t.strictSame(jsonIn(response), want, url);
    t.strictSame(contractFaults(id, response), []);
  }
});

t.test('without its database it is unhealthy and not ready, but live', async (t) => {
  const { app } = await startAppWithoutDatabase(t);
  const health = await app.inject({ url: '/health' });
  t.equal(health.statusCode, 503);
  t.equal(health.headers['content-type'], 'application/json; charset=utf-8');
  t.match(health.headers['retry-after'], /^[1-9]\d*$/);
  t.strictSame(jsonIn(health), UNHEALTHY);
  t.strictSame(contractFaults('getHealth', health), []);
  const readiness = await app.inject({ url: '/health/ready' });
  isProblem(t, readiness, 'UNAVAILABLE');
  t.match(readiness.headers['retry-after'], /^[1-9]\d*$/);
  t.equal((await app.inject({ url: '/health/live' })).statusCode, 200);
});

t.test('while the database hangs, health does not wait for it', async (t) => {
  const { app, connections } = await startAppOnSilentDatabase(t, 60_000);
  // Many at once and one after another: none of them may queue behind the question that hangs.
  const health = await Promise.all(Array.from({ length: 30 }, () => app.inject({ url: '/health' })));
  health.push(await app.inject({ url: '/health' }));
  for (const response of health) {
    t.equal(response.statusCode, 503);
    t.strictSame(jsonIn(response), UNHEALTHY);
  }
  isProblem(t, await app.inject({ url: '/health/ready' }), 'UNAVAILABLE');
  t.equal((await app.inject({ url: '/health/live' })).statusCode, 200);
  // The question is still waiting on an open connection: the answers came before DATABASE_TIMEOUT_MS ended it.
  t.ok(connections.size > 0, 'the database still hangs');
  t.ok(connections.size <= 2, 'health asked once and readiness once, however often they were asked');
});

t.test('pending migrations are not ready, and the answer says what to do', async (t) => {
  const { app, database } = await startEmbeddedApp(t);
  t.equal((await app.inject({ url: '/health/ready' })).statusCode, 200);
  await database.pool.query('CREATE TABLE kept AS TABLE _prisma_migrations');
  await database.pool.query('DELETE FROM _prisma_migrations');
  const response = await app.inject({ url: '/health/ready' });
  const { detail } = isProblem(t, response, 'UNAVAILABLE');
  t.match(detail, 'npm run migrate');
  t.match(response.headers['retry-after'], /^[1-9]\d*$/);
  t.equal((await app.inject({ url: '/health' })).statusCode, 200, 'healthy it is');
  await database.pool.query('INSERT INTO _prisma_migrations SELECT * FROM kept');
  t.equal((await app.inject({ url: '/health/ready' })).statusCode, 200, 'ready again, without a restart');
});

t.test('a migration that was begun and not finished is pending', async (t) => {
  const { app, database } = await startEmbeddedApp(t);
  await database.pool.query('UPDATE _prisma_migrations SET finished_at = NULL');
  isProblem(t, await app.inject({ url: '/health/ready' }), 'UNAVAILABLE');
});
