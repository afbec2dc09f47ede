import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import t, { type Test } from 'tap';
import { freePort } from '../../scripts/common/ports.ts';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { type Service, startService } from '../processes/service.ts';
import { ask, create, faultOfUnavailable, taskOf } from './ask.ts';
import { storedIn } from './ledger.ts';
import { times } from './scale.ts';

const ROUNDS = times(3, 20);
const REQUESTS = 20;

/** Backends of the service; those at work only when asked so. */
const TERMINATE = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'taskpact'`;

interface Setting {
  readonly admin: pg.Client;
  readonly service: Service;
  readonly url: string;
  /** How many reads were repeated, by the metrics. */
  repeated(): Promise<number>;
}

async function setUp(t: Test): Promise<Setting> {
  const { url } = await startPostgres(t);
  await applyMigrations({ connectionString: url });
  const METRICS_PORT = String(await freePort());
  const environment = { DATABASE_URL: url, DATABASE_TIMEOUT_MS: '20000', OVERLOAD_DELAY_MS: '0', METRICS_PORT };
  const service = await startService(t, environment);
  const admin = new pg.Client(url);
  await admin.connect();
  t.teardown(() => admin.end());
  const repeated = async (): Promise<number> => {
    const metrics = await (await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`)).text();
    return Number(/^taskpact_database_retries_total (\d+)$/m.exec(metrics)?.[1]);
  };
  return { admin, service, url, repeated };
}

/** Terminates every backend, none of which is at work; gives how many, once they are gone: the function itself only tells them. */
async function terminateIdle(admin: pg.Client): Promise<number> {
  const { rows } = await admin.query<{ pid: number }>(TERMINATE.replace('SELECT', 'SELECT pid,'));
  const left = 'SELECT 1 FROM pg_stat_activity WHERE pid = ANY ($1)';
  while ((await admin.query(left, [rows.map(({ pid }) => pid)])).rowCount) await delay(5);
  return rows.length;
}

/** Lets requests run into a lock on the tasks, terminates every backend that waits there, and opens the lock. */
async function terminateInFlight<Answer>(admin: pg.Client, send: () => Promise<Answer>[]): Promise<Answer[]> {
  await admin.query('BEGIN');
  await admin.query('LOCK TABLE tasks IN ACCESS EXCLUSIVE MODE');
  const answers = send();
  const waiting = `${TERMINATE} AND wait_event_type = 'Lock'`;
  const inFlight = waiting.replace('pg_terminate_backend(pid)', 'pid');
  while ((await admin.query(inFlight)).rowCount === 0) await delay(5);
  await delay(100);
  await admin.query(waiting);
  await admin.query('COMMIT');
  return Promise.all(answers);
}

t.test('backends are terminated, idle and in flight', { skip: noPostgres }, async (t) => {
  const figure = measured(
    t,
    `Backends are terminated (\`pg_terminate_backend\`), idle ones and ones at work, ${ROUNDS} times`,
    'reads are repeated once, which the log says, and succeed; writes whose outcome is unknown are 503, and safe to send again with their Idempotency-Key',
  );
  const { admin, service, url, repeated } = await setUp(t);
  const { port } = service;
  const { id } = taskOf(await create(port, 'alice', { title: 'Buy milk' }));
  const burst = (send: (index: number) => ReturnType<typeof ask>) =>
    Array.from({ length: REQUESTS }, (_, i) => send(i));
  const counts = { idle: 0, read: 0, unknown: 0, created: 0 };

  for (let round = 0; round < ROUNDS; round += 1) {
    await Promise.all(burst(() => ask(port, 'alice', id)));
    counts.idle += await terminateIdle(admin);
    for (const answer of await Promise.all(burst(() => ask(port, 'alice', id)))) t.equal(answer.status, 200, 'idle');

    const reads = await terminateInFlight(admin, () => burst((i) => ask(port, 'alice', i % 2 ? id : '')));
    for (const answer of reads) t.equal(answer.status, 200, 'a read in flight');
    counts.read += reads.length;

    const keys = Array.from({ length: REQUESTS }, () => randomUUID());
    const writes = await terminateInFlight(admin, () => keys.map((key) => create(port, 'alice', { title: key }, key)));
    for (const answer of writes) {
      if (answer.status !== 201) t.equal(faultOfUnavailable(answer), undefined, 'a write in flight');
    }
    counts.unknown += writes.filter(({ status }) => status !== 201).length;
    for (const key of keys) t.equal((await create(port, 'alice', { title: key }, key)).status, 201, 'sent again');
    counts.created += keys.length;
  }

  const metered = await repeated();
  t.equal(await service.stop(), 0);
  const logged = service.log().filter(({ msg }) => msg === 'a read is sent again: its connection was lost').length;
  figure(
    `${counts.idle} idle backends terminated; ${counts.read} reads in flight, all answered, ${logged} reads repeated in all; ${counts.unknown} of ${counts.created} writes unknown, then repeated`,
  );
  t.ok(logged > 0, 'the log says that reads are repeated');
  t.ok(logged <= counts.read + ROUNDS * REQUESTS, 'none more than once');
  t.equal(logged, metered, 'so do the metrics');
  t.ok(counts.idle > 0, 'there were idle backends');
  t.ok(counts.unknown > 0, 'there were writes with an unknown outcome');
  const titles = (await storedIn(url)).map(({ title }) => title);
  t.equal(titles.length, counts.created + 1);
  t.equal(new Set(titles).size, titles.length, 'one task for each key');
});
