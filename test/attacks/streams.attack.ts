import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import t, { type Test } from 'tap';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { seedTasks } from '../faults/slow-neighbours.ts';
import { flood } from '../processes/flood.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, type Postgres, startPostgres } from '../processes/postgres.ts';
import { type Service, startService, tokenOf } from '../processes/service.ts';
import { type Condition, compare, conditionOf, EXPECTED } from './condition.ts';
import { as, requestOf } from './hostile-requests.ts';

const STREAMS = 300;
/** STREAMS_PER_USER, as it is when nobody sets it. */
const ALLOWED = 20;
/** More than the buffers of the system take for a connection, in tasks of some 5 kB. */
const LARGE = { tasks: 5000, description: "repeat('x', 5000)" };
/** By when a reader that takes nearly nothing is cut off, in milliseconds: 15 s, and time for a busy machine. */
const CUT_MS = 60_000;

/** Opens a stream; whoever gets one keeps it until the signal aborts. */
const open = ({ origin }: Service, user: string, signal: AbortSignal): Promise<Response> =>
  fetch(`${origin}/api/me/changes/stream`, { headers: { authorization: `Bearer ${tokenOf(user)}` }, signal });

/** Tries to open a stream until there is a place for it; gives how long it took, in milliseconds. */
async function untilAllowed(service: Service, user: string): Promise<number> {
  const began = performance.now();
  const leaving = new AbortController();
  for (;;) {
    const { status } = await open(service, user, leaving.signal);
    const ms = performance.now() - began;
    if (status === 200) leaving.abort();
    if (status === 200 || ms > CUT_MS) return ms;
    await delay(100);
  }
}

async function testMany(t: Test, service: Service, quiet: Condition): Promise<void> {
  const figure = measured(
    t,
    `${STREAMS} streams of changes of one user at once, and then 100 more a second`,
    `${ALLOWED} are open, each of the others is 429 with Retry-After; places of streams that were closed are free again; ${EXPECTED}`,
  );
  const leaving = new AbortController();
  t.teardown(() => leaving.abort());
  const all = await Promise.all(Array.from({ length: STREAMS }, () => open(service, 'trudy', leaving.signal)));
  const refused = all.filter(({ status }) => status !== 200);
  for (const answer of refused) {
    t.equal(answer.status, 429);
    t.ok(Number(answer.headers.get('retry-after')) > 0, 'it says when to come again');
    t.match(await answer.json(), { code: 'RATE_LIMITED', status: 429 });
  }
  t.equal(STREAMS - refused.length, ALLOWED);
  const more = requestOf('GET /api/me/changes/stream', [as('trudy')]);
  const sent = flood(service.port, { connections: 4, rate: 100 }, () => more);
  figure(compare(t, quiet, await conditionOf(service)));
  await sent.stop();
  t.strictSame([...sent.statuses.keys()], [429]);
  leaving.abort();
  t.ok((await untilAllowed(service, 'trudy')) < CUT_MS, 'there are places again');
  figure(`${refused.length} of ${STREAMS} got 429, and ${sent.statuses.get(429)} more`);
}

/** Opens a stream of mallory's, and reads a byte a second; resolves with the first one. */
function readSlowly(t: Test, { port }: Service): Promise<void> {
  return new Promise((resolve) => {
    const callback = () => {
      resolve();
      // No more until it is told to.
      return false;
    };
    const socket = connect({ port, host: '127.0.0.1', onread: { buffer: Buffer.alloc(1), callback } });
    const timer = setInterval(() => socket.resume(), 1000);
    t.teardown(() => {
      clearInterval(timer);
      socket.destroy();
    });
    socket.on('error', () => {});
    socket.write(requestOf('GET /api/me/changes/stream', [as('mallory')]));
  });
}

async function testSlow(t: Test, service: Service, quiet: Condition): Promise<void> {
  const figure = measured(
    t,
    `${ALLOWED} streams of changes, whose clients read a byte a second while there are ${LARGE.tasks.toLocaleString('en')} tasks of 5 kB for them`,
    `they are cut off, and their places are free; ${EXPECTED}`,
  );
  for (let count = 0; count < ALLOWED; count += 1) await readSlowly(t, service);
  const began = performance.now();
  t.equal((await open(service, 'mallory', AbortSignal.timeout(CUT_MS))).status, 429, 'all of them are open');
  figure(compare(t, quiet, await conditionOf(service)));
  t.ok((await untilAllowed(service, 'mallory')) < CUT_MS, 'they are cut off');
  figure(`the first of them cut off within ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

async function seed({ url }: Postgres): Promise<void> {
  const admin = new pg.Client(url);
  await admin.connect();
  await seedTasks(admin, 'alice', 20);
  await seedTasks(admin, 'mallory', LARGE.tasks, LARGE.description);
  await admin.end();
}

t.test('no stream makes it slow or large for others', { skip: noPostgres }, async (t) => {
  const postgres = await startPostgres(t, { fsync: 'off' });
  await applyMigrations({ connectionString: postgres.url });
  await seed(postgres);
  const service = await startService(t, { DATABASE_URL: postgres.url });
  await conditionOf(service);
  const quiet = await conditionOf(service);
  await t.test('many streams', (t) => testMany(t, service, quiet));
  await t.test('slow readers', (t) => testSlow(t, service, quiet));
  t.equal(await service.stop(), 0);
});
