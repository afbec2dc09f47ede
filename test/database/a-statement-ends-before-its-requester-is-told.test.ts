import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import t, { type Test } from 'tap';
import { databaseProblem } from '../../src/database/failures.ts';
import type { Database } from '../../src/database/index.ts';
import type { Kind } from '../../src/database/raw/statement.ts';
import { timesOf } from '../../src/database/times.ts';
import { openTestDatabase } from '../helpers/database.ts';
import { runForTexts } from '../helpers/rows.ts';
import { statementOf } from '../helpers/statement.ts';
import { config, failureOf, open, openEmbeddedCopy, withoutServer } from './scratch.ts';

const NEEDS_SERVER = { skip: withoutServer };
/** Long enough that a connection is made within the part of it that is left beside the limits. */
const TIMEOUT_MS = 2000;

/** What its user is told. */
const TOO_LONG = 'The database took too long for this, and was told to stop.';

const sleep = (kind: Kind) => statementOf(kind, `SELECT pg_sleep(60), $1::text /* ${kind} */`);

async function openHasty(t: Test, environment: Record<string, string> = {}): Promise<Database> {
  const database = await openTestDatabase(t, config({ DATABASE_TIMEOUT_MS: String(TIMEOUT_MS), ...environment }));
  t.teardown(() => database.close());
  return database;
}

/** Waits until nothing sleeps in PostgreSQL any more: how long that may take is not this test's to judge, as long as it is far less than a minute. */
async function untilNothingSleeps(t: Test): Promise<void> {
  const end = performance.now() + 20_000;
  while ((await asleep()) > 0 && performance.now() < end) await delay(20);
  t.equal(await asleep(), 0, 'nothing of it goes on in PostgreSQL');
}

const asleep = async (): Promise<number> => {
  const client = new pg.Client(process.env.TEST_DATABASE_URL);
  await client.connect();
  const { rows } = await client.query<{ count: string }>(
    `SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND query LIKE 'SELECT pg_sleep(60), $1::text /*%'`,
  );
  await client.end();
  return Number(rows[0]?.count);
};

for (const kind of ['read', 'search', 'write'] as const) {
  for (const pooler of ['none', 'transaction']) {
    t.test(`a ${kind} that takes too long is ended, DATABASE_POOLER=${pooler}`, NEEDS_SERVER, async (t) => {
      const { prisma } = await openHasty(t, { DATABASE_POOLER: pooler });
      const error = await failureOf(runForTexts(prisma.$rowsOf)(sleep(kind), 'ada'));
      t.match(databaseProblem(error, { method: kind === 'write' ? 'PATCH' : 'GET' }), {
        status: 503,
        outcome: 'not_performed',
      });
      await untilNothingSleeps(t);
    });
  }
}

t.test('what Prisma asks by itself is ended by PostgreSQL too', NEEDS_SERVER, async (t) => {
  const { prisma } = await openHasty(t);
  const text = sleep('write').text.replace('$1::text', "'ada'");
  for (const ask of [
    () => prisma.$queryRawUnsafe(text),
    () => prisma.$transaction((within) => within.$queryRawUnsafe(text)),
  ]) {
    const error = await failureOf(ask());
    t.match(databaseProblem(error), { status: 503, message: TOO_LONG, outcome: 'not_performed' });
    await untilNothingSleeps(t);
  }
});

t.test('where PostgreSQL has no limit it is cancelled, and its connection is closed', NEEDS_SERVER, async (t) => {
  const database = await openHasty(t, { DATABASE_TIMEOUT_MS: '5000' });
  const { pool, prisma } = database;
  const client = await pool.connect();
  await client.query('SET statement_timeout = 0');
  client.release();
  const [{ pid } = {}] = (await pool.query('SELECT pg_backend_pid() AS pid')).rows;
  const error = await failureOf(runForTexts(prisma.$rowsOf)(sleep('write'), 'ada'));
  t.match(error, { code: '57014' });
  t.match(databaseProblem(error), { outcome: 'not_performed' });
  await untilNothingSleeps(t);
  const [{ pid: next } = {}] = (await pool.query('SELECT pg_backend_pid() AS pid')).rows;
  t.not(next, pid, 'a cancel that comes late meets nobody');
});

t.test('what could not be sent in time is never sent', NEEDS_SERVER, async (t) => {
  const database = await openHasty(t, { DATABASE_POOL_SIZE: '1' });
  const only = await database.pool.connect();
  const insert = statementOf('write', `INSERT INTO users (id, created_at) VALUES ($1, now())`);
  const owner = `late ${process.pid}`;
  const error = await failureOf(runForTexts(database.prisma.$rowsOf)(insert, owner));
  t.match(databaseProblem(error, { method: 'POST' }), { status: 503, outcome: 'not_performed' });
  only.release();
  t.equal(await database.prisma.user.count({ where: { id: owner } }), 0);
});

t.test('a second attempt has no more time than what is left of the first', NEEDS_SERVER, async (t) => {
  const { prisma } = await openHasty(t, { DATABASE_TIMEOUT_MS: '60000' });
  const call = { statement: sleep('write'), values: [] };
  const error = await failureOf(prisma.$rowsOf('ada', [call], performance.now() - 55_000));
  t.match(databaseProblem(error, { method: 'POST' }), { status: 503, outcome: 'not_performed' });
  await untilNothingSleeps(t);
});

t.test('when the connection breaks nobody knows what became of a write', NEEDS_SERVER, async (t) => {
  const { prisma, pool } = await openHasty(t, { DATABASE_TIMEOUT_MS: '10000' });
  const failure = failureOf(runForTexts(prisma.$rowsOf)(sleep('write'), 'ada'));
  const terminate = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND query LIKE '%/* write */'`;
  while ((await pool.query(terminate)).rowCount === 0);
  const error = await failure;
  t.match(databaseProblem(error, { method: 'PATCH' }), { status: 503, outcome: 'unknown' });
  t.match(databaseProblem(error, { method: 'GET' }), { status: 503, outcome: 'not_performed' });
});

t.test('several writes are one transaction: all of them or none, and the connection goes on', async (t) => {
  const database = await openTestDatabase(t, config({ DATABASE_POOL_SIZE: '1' }));
  t.teardown(() => database.close());
  const insert = statementOf('write', 'INSERT INTO users (id, created_at) VALUES ($1 || $2, now())');
  const values = (end: string) => ({ statement: insert, values: [end] });
  const owner = `all ${process.pid} `;
  await t.rejects(database.prisma.$rowsOf(owner, [values('one'), values('two'), values('one')]), { code: '23505' });
  const count = () => database.prisma.user.count({ where: { id: { startsWith: owner } } });
  t.equal(await count(), 0);
  await database.prisma.$rowsOf(owner, [values('one'), values('two')]);
  t.equal(await count(), 2);
});

t.test('the embedded database is waited for: what it began has a result', async (t) => {
  const database = await openEmbeddedCopy(t, { DATABASE_TIMEOUT_MS: '100' });
  const busy = statementOf('write', 'SELECT $1::text, count(*) FROM generate_series(1, 3000000)');
  // On a busy machine it may not even begin in that time, and says so.
  const rowsOrNone = async () => {
    const rows = await runForTexts(database.prisma.$rowsOf)(busy, 'ada').catch((error: Error) => error);
    if (!(rows instanceof Error)) return rows;
    t.match(databaseProblem(rows, { method: 'POST' }), { outcome: 'not_performed' });
    return undefined;
  };
  let rows = await rowsOrNone();
  while (!rows) rows = await rowsOrNone();
  t.strictSame(rows, [['ada', '3000000']]);
  t.notOk(database.canInterrupt);
});

t.test('the limits follow each other, from the inside out', async (t) => {
  const times = timesOf(config({ DATABASE_TIMEOUT_MS: '5000' }), true);
  const { connectionMs = 0, totalMs, graceMs = 0, searchMs } = times;
  t.ok(connectionMs < totalMs && totalMs + graceMs < 5000, JSON.stringify(times));
  t.equal(searchMs, 2000);
  const pooled = timesOf(config({ DATABASE_PREPARED_STATEMENTS: 'false' }), true);
  t.match(pooled, { connectionMs: undefined, transactionMs: connectionMs }, 'no setting stays on a shared connection');
});

t.test('a connection that cannot be set up is not used', NEEDS_SERVER, async (t) => {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  let failures = 1;
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const fails = given[0] === 'SET statement_timeout = 4000' && failures-- > 0;
    return Reflect.apply(query, this, fails ? ['SELECT 1 / 0'] : given);
  } as typeof query;
  t.teardown(() => {
    pg.Client.prototype.query = query;
  });
  const database = await open(t, { DATABASE_URL: url.href, DATABASE_POOL_SIZE: '1' });
  await t.rejects(runForTexts(database.prisma.$rowsOf)(statementOf('write', 'SELECT $1::text'), 'ada'));
  t.strictSame(await runForTexts(database.prisma.$rowsOf)(statementOf('write', 'SELECT $1::text'), 'ada'), [['ada']]);
});
