import { setImmediate as turn } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { statementOf } from '../../helpers/statement.ts';
import { type Samples, scrape, startObserved } from './observed.ts';
import { startRelay } from './relay.ts';

const relay = await startRelay(t);
const STATEMENT = statementOf('read', 'SELECT $1::text');

const state = (samples: Samples) => {
  const value = (name: string) => samples.get(`taskpact_database_${name}`);
  return {
    inUse: value('connections{state="in_use"}'),
    waiters: value('connection_waiters'),
    sent: value('statements{state="sent"}'),
    waiting: value('statements{state="waiting"}'),
  };
};

/** The load while as many statements as that have no answer yet, and after they were answered. */
async function loadOf(t: Test, environment: Record<string, string>, statements: number) {
  const settings = { METRICS_PORT: '0', DATABASE_POOL_SIZE: '1', DATABASE_URL: relay.url };
  const { port, database } = await startObserved(t, { ...settings, ...environment });
  await database.ping();
  relay.hold();
  const running = Array.from({ length: statements }, (_, index) =>
    database.prisma.$rowsOf(`user ${index}`, [{ statement: STATEMENT, values: [] }]),
  );
  const atOnce = database.statementLoad();
  while (database.statementLoad().sent === 0) await turn();
  const during = state(await scrape(port));
  relay.release();
  await Promise.all(running);
  return { atOnce, during, after: state(await scrape(port)) };
}

t.test('pipelined statements share a connection', async (t) => {
  const { atOnce, during, after } = await loadOf(t, {}, 3);
  t.strictSame(atOnce, { sent: 0, waiting: 3, queued: 0 }, 'they wait until there is a connection');
  t.strictSame(during, { inUse: 1, waiters: 0, sent: 3, waiting: 0 });
  t.strictSame(after, { inUse: 0, waiters: 0, sent: 0, waiting: 0 });
});

t.test('without prepared statements they have it one after another', async (t) => {
  const { during, after } = await loadOf(t, { DATABASE_PREPARED_STATEMENTS: 'false' }, 3);
  t.strictSame(during, { inUse: 1, waiters: 0, sent: 1, waiting: 2 });
  t.strictSame(after, { inUse: 0, waiters: 0, sent: 0, waiting: 0 });
});

t.test('how many connections there may be is told as well', async (t) => {
  const { port } = await startObserved(t, { METRICS_PORT: '0', DATABASE_POOL_SIZE: '1' });
  t.equal((await scrape(port)).get('taskpact_database_connections_max'), 1);
});
