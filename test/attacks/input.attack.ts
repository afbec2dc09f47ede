import { setTimeout as delay } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { busy } from '../processes/busy.ts';
import { flood } from '../processes/flood.ts';
import { type Outcome, percentile, sendLoad } from '../processes/load.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { type Service, startService } from '../processes/service.ts';
import { openSockets, type Sockets } from '../processes/sockets.ts';
import { as, FLOODS, randomCursor, requestOf, SLOW } from './hostile-requests.ts';

/** Seconds of each attack; the short form takes fewer. */
const SECONDS = Number(process.env.ATTACK_SECONDS ?? 10);
const SOCKETS = 1000;
/** A flood, ten times as fast as the default limit lets one user be: what counts is how long each request keeps the others waiting. */
const FLOOD = { connections: 4, rate: 100 };
const CURSORS = 10_000 * SECONDS;

/** By when the service has cut every connection that does not get on with its request, in milliseconds: 30 s, a look every 2 s. */
const CUT_MS = 40_000;

/** What the well-behaved client sends: 50 lists a second over two connections. */
const POLITE = { rate: 50, connections: 2 };

/** A machine that does something else besides takes a median of this for busy, in milliseconds; below it 2x says nothing. */
const NOISE_MS = 25;

const POLITE_REQUEST = requestOf('GET /api/me/tasks', [as('alice')]);

/** How it goes for a well-behaved client, and for the service. */
interface Condition {
  readonly outcomes: Outcome[];
  readonly p50: number;
  readonly p99: number;
  /** MiB. */
  readonly memory: number;
}

async function conditionOf(service: Service): Promise<Condition> {
  const outcomes = await sendLoad({ port: service.port, requests: [POLITE_REQUEST], seconds: SECONDS, ...POLITE });
  return { outcomes, p50: percentile(outcomes, 0.5), p99: percentile(outcomes, 0.99), memory: await service.memory() };
}

const EXPECTED =
  'for a well-behaved client every request is served, in twice the time at most; the memory is at most twice as much';

/** Fails where it is more than twice as bad as before; says how it is. */
function compare(t: Test, quiet: Condition, now: Condition): string {
  const [latency, memory] = [now.p50 / quiet.p50, now.memory / quiet.memory];
  t.ok(
    now.outcomes.every(({ status }) => status === 200),
    'every request of the well-behaved client is served',
  );
  const mostMs = Math.max(2 * quiet.p50, NOISE_MS);
  t.ok(now.p50 <= mostMs, 'its median latency is at most twice what it was', { skip: busy });
  t.ok(memory <= 2, 'the memory is at most twice what it was');
  return (
    `well-behaved client: p50 ${now.p50.toFixed(1)} ms (${latency.toFixed(2)} times the quiet one), p99 ${now.p99.toFixed(1)} ms; ` +
    `memory ${now.memory.toFixed(0)} MiB (${memory.toFixed(2)} times)`
  );
}

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
