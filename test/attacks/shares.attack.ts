import pg from 'pg';
import t, { type Test } from 'tap';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { lockTasks, seedSearched, seedTasks } from '../faults/slow-neighbours.ts';
import { busy } from '../processes/busy.ts';
import { flood } from '../processes/flood.ts';
import { type Outcome, percentile, requestOf, sendLoad } from '../processes/load.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { startService } from '../processes/service.ts';

/** Seconds of each part of the load; the short form takes fewer. */
const SECONDS = Number(process.env.ATTACK_SECONDS ?? 10);
/** Requests a second of all others together, whether or not earlier ones were answered. */
const RATE = 50;
const OTHERS = Array.from({ length: 20 }, (_, index) => `other-${index}`);
const BAD_USERS = ['bad-0', 'bad-1', 'bad-2'];
/** As slow as it may get for others: so many times as slow as without anybody bad, or so many milliseconds. */
const SLOWER = { times: 3, ms: 50 };

/** What a bad user sends, over how many connections at once. */
interface Attack {
  readonly what: string;
  readonly connections: number;
  requests(port: number, user: string): Promise<readonly string[]>;
}

const patch = (port: number, user: string, id: string, position: number): string =>
  requestOf(port, user, `PATCH /api/me/tasks/${id}`, JSON.stringify({ position }));

const batch = (port: number, user: string, operation: object): string =>
  requestOf(
    port,
    user,
    'POST /api/me/batch',
    JSON.stringify({ operations: Array.from({ length: 100 }, () => operation) }),
  );

function attacksOn(t: Test, admin: pg.Client, url: string): Attack[] {
  return [
    {
      what: 'PATCHing 20 of their tasks whose rows are locked',
      connections: 20,
      requests: async (port, user) =>
        (await lockTasks(t, admin, url, user, 20)).ids.map((id) => patch(port, user, id, 1)),
    },
    {
      what: '200 parallel PATCHes of one of their tasks',
      connections: 200,
      async requests(port, user) {
        const [id = ''] = await seedTasks(admin, user, 1);
        return [1, 2, 3].map((position) => patch(port, user, id, position));
      },
    },
    {
      what: '10 parallel searches that take seconds',
      connections: 10,
      async requests(port, user) {
        await seedSearched(admin, user);
        return [requestOf(port, user, 'GET /api/me/tasks?q=zz')];
      },
    },
    {
      what: 'sending batches of 100 creations over 4 connections',
      connections: 4,
      requests: async (port, user) => [batch(port, user, { operation: 'createTask', body: { title: 'One of many' } })],
    },
  ];
}

/** What well-behaved users do: four reads of a task, then a change of it. */
async function wellBehaved(admin: pg.Client, port: number): Promise<string[]> {
  const ids = new Map<string, string>();
  for (const user of OTHERS) ids.set(user, (await seedTasks(admin, user, 1))[0] ?? '');
  return [1, 2].flatMap((position) =>
    [...ids].flatMap(([user, id]) => {
      const get = requestOf(port, user, `GET /api/me/tasks/${id}`);
      return [get, get, get, get, patch(port, user, id, position)];
    }),
  );
}

const failed = (outcomes: readonly Outcome[]): Outcome[] => outcomes.filter(({ status }) => status !== 200);

t.test('bad neighbours', { skip: noPostgres }, async (t) => {
  const postgres = await startPostgres(t);
  await applyMigrations({ connectionString: postgres.url });
  const admin = new pg.Client(postgres.url);
  await admin.connect();
  t.teardown(() => admin.end());
  const service = await startService(t, { DATABASE_URL: postgres.url, DATABASE_POOL_SIZE: '10' });
  const { port } = service;
  const load = { port, requests: await wellBehaved(admin, port), seconds: SECONDS, rate: RATE, connections: 50 };
  const quiet = percentile(await sendLoad(load), 0.99);
  const bar = Math.max(SLOWER.times * quiet, SLOWER.ms);

  for (const { what, connections, requests } of attacksOn(t, admin, postgres.url)) {
    for (const count of [1, BAD_USERS.length]) {
      await t.test(`${count} bad: ${what}`, async (t) => {
        const figure = measured(
          t,
          `${count} of the users ${what}, again and again; all others send ${RATE} requests a second (80 % GET, 20 % PATCH); pool of 10`,
          `0 % of the others' requests fail; their p99 is at most ${SLOWER.times} times the quiet one, or ${SLOWER.ms} ms`,
        );
        const bad = await Promise.all(
          BAD_USERS.slice(0, count).map((user) => requests(port, `${user} of ${count} ${what}`)),
        );
        const floods = bad.map((all) => {
          let sent = 0;
          return flood(port, { connections }, () => all[sent++ % all.length]);
        });
        const outcomes = await sendLoad(load);
        await Promise.all(floods.map((one) => one.stop()));
        const p99 = percentile(outcomes, 0.99);
        const theirs = floods.map(({ statuses }) => JSON.stringify(Object.fromEntries(statuses))).join(' ');
        figure(
          `${failed(outcomes).length} of ${outcomes.length} failed; p50 ${percentile(outcomes, 0.5).toFixed(1)} ms, ` +
            `p99 ${p99.toFixed(0)} ms, quiet ${quiet.toFixed(0)} ms; the answers of the bad: ${theirs}`,
        );
        t.strictSame(failed(outcomes), [], 'everybody else is served');
        t.ok(p99 <= bar, `p99 ${p99.toFixed(0)} ms, ${bar.toFixed(0)} ms at the most`, { skip: busy });
      });
    }
  }
  t.equal(await service.stop(), 0);
});
