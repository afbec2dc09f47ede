import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import t, { type Test } from 'tap';
import type { Client } from '../../../src/database/client.ts';
import { databaseProblem } from '../../../src/database/failures.ts';
import { openTestDatabase } from '../../helpers/database.ts';
import { statementOf } from '../../helpers/statement.ts';
import { config, failureOf, openEmbeddedCopy, withoutServer } from '../scratch.ts';

const NEEDS_SERVER = { skip: withoutServer };
const UNDONE = { status: 503, outcome: 'not_performed' };

const INSERT = statementOf('write', `INSERT INTO users (id, created_at) VALUES ($1 || ' ' || $2, now())`);
const SLEEP = statementOf('write', 'SELECT pg_sleep(60) WHERE $1::text IS NOT NULL');

async function openHasty(t: Test, environment: Record<string, string> = {}) {
  const database = await openTestDatabase(t, config({ DATABASE_TIMEOUT_MS: '2000', ...environment }));
  t.teardown(() => database.close());
  const { prisma } = database;
  const owner = `hasty ${randomUUID()}`;
  const insert = (bound: Client, name: string) => bound.$rowsOf(owner, [{ statement: INSERT, values: [name] }]);
  const asleep = () =>
    prisma.$queryRaw<{ pid: number }[]>`SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep'
      AND query LIKE 'SELECT pg_sleep(60) WHERE %' AND datname = current_database()`;
  const kept = () => prisma.user.count({ where: { id: { startsWith: `${owner} ` } } });
  return { database, prisma, owner, insert, asleep, kept };
}

for (const environment of [{}, { DATABASE_POOLER: 'transaction' }, { DATABASE_PREPARED_STATEMENTS: 'false' }]) {
  t.test(`a statement that takes too long, ${JSON.stringify(environment)}`, NEEDS_SERVER, async (t) => {
    const { prisma, owner, insert, asleep, kept } = await openHasty(t, environment);
    const failure = prisma.together(owner, async (bound) => {
      await insert(bound, 'a');
      await bound.$rows(SLEEP, owner, {});
    });
    t.match(databaseProblem(await failureOf(failure)), UNDONE);
    t.strictSame(await asleep(), [], 'nothing of it goes on in PostgreSQL');
    t.equal(await kept(), 0);
  });
}

t.test(
  'where PostgreSQL has no limit, both lanes are cancelled, and the connection is closed',
  NEEDS_SERVER,
  async (t) => {
    for (const sleep of [
      (bound: Client, owner: string) => bound.$rows(SLEEP, owner, {}),
      (bound: Client, owner: string) => bound.forUser(owner).$queryRawUnsafe(SLEEP.text, owner),
    ]) {
      const { prisma, owner, insert, asleep, kept } = await openHasty(t, { DATABASE_POOL_SIZE: '1' });
      let pid: unknown;
      const failure = prisma.together(owner, async (bound) => {
        await insert(bound, 'a');
        const [row] = await bound
          .forUser(owner)
          .$queryRawUnsafe<{ pid: number }[]>(
            'SELECT pg_backend_pid() AS pid, set_config($1, $2, true)',
            'statement_timeout',
            '0',
          );
        pid = row?.pid;
        await sleep(bound, owner);
      });
      t.match(databaseProblem(await failureOf(failure)), UNDONE);
      t.strictSame(await asleep(), []);
      t.equal(await kept(), 0);
      const [{ pid: next } = { pid }] = await prisma.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      t.not(next, pid, 'a cancel that comes late meets nobody');
    }
  },
);

const TARDY: Readonly<Record<string, (insert: () => Promise<unknown>) => Promise<unknown>>> = {
  'that asks on and on': async (insert) => {
    for (;;) await insert();
  },
  'that goes on after failures': async (insert) => {
    for (let failures = 0; failures < 3; ) {
      await insert().catch(() => {
        failures += 1;
      });
    }
  },
  'that waits for something else': () => new Promise(() => {}),
};

for (const [name, work] of Object.entries(TARDY)) {
  t.test(`a handler ${name} is not waited for`, async (t) => {
    const { database, prisma, owner, insert, kept } = await openHasty(t);
    let made = 0;
    const failure = prisma.together(owner, async (bound) => {
      await insert(bound, 'first');
      await work(() => {
        made += 1;
        return insert(bound, String(made));
      });
    });
    t.match(databaseProblem(await failureOf(failure)), { ...UNDONE, message: /took too long/ });
    t.equal(await kept(), 0);
    t.equal(database.pool.idleCount, database.pool.totalCount, 'every connection is back in the pool');
  });
}

t.test('a connection that breaks undoes everything, and says so', NEEDS_SERVER, async (t) => {
  for (const sleep of [
    (bound: Client, owner: string) => bound.$rows(SLEEP, owner, {}),
    (bound: Client, owner: string) => bound.forUser(owner).$queryRawUnsafe(SLEEP.text, owner),
  ]) {
    const { prisma, owner, insert, asleep, kept } = await openHasty(t, { DATABASE_TIMEOUT_MS: '60000' });
    const failure = failureOf(
      prisma.together(owner, async (bound) => {
        await insert(bound, 'a');
        // Whoever goes on after it finds that it is of no use.
        await failureOf(sleep(bound, owner));
        await insert(bound, 'b');
      }),
    );
    let [found] = await asleep();
    for (; !found; [found] = await asleep()) await delay(20);
    await prisma.$queryRaw`SELECT pg_terminate_backend(${found.pid}::integer)`;
    t.match(databaseProblem(await failure), UNDONE);
    t.equal(await kept(), 0);
    t.equal(await prisma.together(owner, async (bound) => (await insert(bound, 'c')).length), 1, 'the next one works');
  }
});

t.test('without a free connection nothing is begun', NEEDS_SERVER, async (t) => {
  const { database, prisma, owner, kept } = await openHasty(t, { DATABASE_POOL_SIZE: '1' });
  const only = await database.pool.connect();
  const failure = prisma.together(owner, async () => t.fail('it is not run'));
  t.match(databaseProblem(await failureOf(failure)), { status: 503 });
  only.release();
  t.equal(await kept(), 0);
});

t.test('the embedded database is waited for, and nothing of it stays', async (t) => {
  const { prisma } = await openEmbeddedCopy(t, { DATABASE_TIMEOUT_MS: '500' });
  const owner = `embedded ${randomUUID()}`;
  const busy = statementOf('write', 'SELECT $1::text, count(*) FROM generate_series(1, 3000000)');
  const failure = prisma.together(owner, async (bound) => {
    await bound.$rowsOf(owner, [{ statement: INSERT, values: ['a'] }]);
    for (;;) await bound.$rows(busy, owner, {});
  });
  t.match(databaseProblem(await failureOf(failure)), UNDONE);
  t.equal(await prisma.user.count({ where: { id: { startsWith: `${owner} ` } } }), 0);
});
