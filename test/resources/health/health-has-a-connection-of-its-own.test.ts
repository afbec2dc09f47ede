import t from 'tap';
import { withoutServer } from '../../database/scratch.ts';
import { jsonIn } from '../../helpers/answers.ts';
import { startApp } from '../../helpers/app.ts';

/** A pool of one connection, which somebody else has. */
async function startBusyApp(t: Parameters<typeof startApp>[0]) {
  const url = process.env.TEST_DATABASE_URL ?? '';
  const started = await startApp(t, { DATABASE_URL: url, DATABASE_POOL_SIZE: '1' });
  const client = await started.database.pool.connect();
  return { ...started, free: () => client.release() };
}

t.test(
  'what waits for the connections of the requests does not keep it waiting',
  { skip: withoutServer },
  async (t) => {
    const { app, free } = await startBusyApp(t);
    const health = await app.inject({ url: '/health' });
    t.equal(health.statusCode, 200);
    t.match(jsonIn(health), { database: 'connected' });
    t.equal((await app.inject({ url: '/health/ready' })).statusCode, 503, 'the requests do wait');
    free();
  },
);

t.test('it stays open, and is replaced when it broke', { skip: withoutServer }, async (t) => {
  const { app, database } = await startApp(t, { DATABASE_URL: process.env.TEST_DATABASE_URL ?? '' });
  // Other tests have theirs on the same server: this one's is the newest.
  const newest = async (): Promise<number> => {
    const { rows } = await database.pool.query(
      `SELECT pid::int FROM pg_stat_activity WHERE application_name = 'taskpact-health' ORDER BY backend_start DESC LIMIT 1`,
    );
    return rows[0]?.pid;
  };
  t.equal((await app.inject({ url: '/health' })).statusCode, 200);
  const first = await newest();
  t.equal((await app.inject({ url: '/health' })).statusCode, 200);
  t.equal(await newest(), first, 'the same one');
  await database.pool.query('SELECT pg_terminate_backend($1)', [first]);
  while ((await app.inject({ url: '/health' })).statusCode !== 200);
  t.not(await newest(), first, 'another one, by itself');
});
