import { setTimeout as delay } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { flood } from '../processes/flood.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { type Service, startService } from '../processes/service.ts';
import { openSockets, type Sockets } from '../processes/sockets.ts';
import { type Condition, compare, conditionOf, EXPECTED, SECONDS } from './condition.ts';
import { as, FLOODS, randomCursor, requestOf, SLOW } from './hostile-requests.ts';

const SOCKETS = 1000;
/** A flood, ten times as fast as the default limit lets one user be: what counts is how long each request keeps the others waiting. */
const FLOOD = { connections: 4, rate: 100 };
const CURSORS = 10_000 * SECONDS;

/** By when the service has cut every connection that does not get on with its request, in milliseconds: 30 s, a look every 2 s. */
const CUT_MS = 40_000;

/** At most so many, one after the other. */
const atMost = (count: number, next: () => string | undefined) => {
  let left = count;
  return () => (left-- > 0 ? next() : undefined);
};

async function makeTasks(port: number): Promise<void> {
  const creation = requestOf('POST /api/me/tasks', [as('alice')], '{"title":"Of Alice"}');
  const made = flood(
    port,
    { connections: 1 },
    atMost(20, () => creation),
  );
  await made.done;
}

/** Requests of one kind after the other. */
async function testFloods(t: Test, service: Service, quiet: Condition): Promise<void> {
  for (const [name, next] of Object.entries(FLOODS)) {
    await t.test(name, async (t) => {
      const what = `A flood of ${name}, ${FLOOD.rate} a second`;
      const figure = measured(t, what, `each is refused or served, none is a 5xx; ${EXPECTED}`);
      const sent = flood(service.port, FLOOD, next);
      figure(compare(t, quiet, await conditionOf(service)));
      await sent.stop();
      figure(`answers by status, 0 for a closed connection: ${JSON.stringify(Object.fromEntries(sent.statuses))}`);
      t.notOk(
        [...sent.statuses.keys()].some((status) => status >= 500),
        'no fault of the service',
      );
    });
  }
}

async function testCursors(t: Test, service: Service, quiet: Condition): Promise<void> {
  const count = CURSORS.toLocaleString('en');
  const figure = measured(t, `${count} random cursors, as fast as they are answered`, `each is 400; ${EXPECTED}`);
  const sent = flood(service.port, { connections: 1 }, atMost(CURSORS, randomCursor));
  figure(compare(t, quiet, await conditionOf(service)));
  await sent.done;
  t.strictSame([...sent.statuses], [[400, CURSORS]], 'all are refused');
  figure(`answers by status: ${JSON.stringify(Object.fromEntries(sent.statuses))}`);
}

/** Each kind while the ones before hold on. */
async function testSlowClients(t: Test, service: Service, quiet: Condition): Promise<void> {
  const names = Object.keys(SLOW).map((name) => `${SOCKETS.toLocaleString('en')} ${name}`);
  const expected = `all are cut within ${CUT_MS / 1000} s, whatever they go on to say; ${EXPECTED}`;
  const figure = measured(t, `Slow clients, each kind while the ones before hold on: ${names.join(', ')}`, expected);
  const kinds: [string, Sockets, number][] = [];
  for (const [name, [first, drip]] of Object.entries(SLOW)) {
    const sockets = await openSockets(service.port, SOCKETS, first, drip);
    t.teardown(() => sockets.close());
    kinds.push([name, sockets, performance.now()]);
    figure(`${name}: ${compare(t, quiet, await conditionOf(service))}`);
  }
  for (const [name, sockets, began] of kinds) {
    while (sockets.open() > 0 && performance.now() - began < CUT_MS) await delay(100);
    const seconds = (performance.now() - began) / 1000;
    t.equal(sockets.open(), 0, `${name} are cut`);
    figure(`${name}: all cut within ${seconds.toFixed(0)} s`);
  }
}

async function testAfterwards(t: Test, service: Service, quiet: Condition): Promise<void> {
  const figure = measured(t, 'After all of these', `${EXPECTED}; the service ends with 0`);
  figure(
    `before: p50 ${quiet.p50.toFixed(1)} ms, p99 ${quiet.p99.toFixed(1)} ms, memory ${quiet.memory.toFixed(0)} MiB`,
  );
  figure(compare(t, quiet, await conditionOf(service)));
  t.comment(`the log: ${JSON.stringify(service.log().map(({ msg }) => msg))}`);
  t.equal(await service.stop(), 0);
}

t.test('no input makes it slow or large for others', { skip: noPostgres }, async (t) => {
  const postgres = await startPostgres(t, { fsync: 'off' });
  await applyMigrations({ connectionString: postgres.url });
  const service = await startService(t, { DATABASE_URL: postgres.url });
  await makeTasks(service.port);
  await conditionOf(service);
  const quiet = await conditionOf(service);
  await t.test('slow clients', (t) => testSlowClients(t, service, quiet));
  await testFloods(t, service, quiet);
  await t.test('random cursors', (t) => testCursors(t, service, quiet));
  await t.test('afterwards', (t) => testAfterwards(t, service, quiet));
});
