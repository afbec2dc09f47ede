import t, { type Test } from 'tap';
import type { Database } from '../../../src/database/index.ts';
import type { TextRow } from '../../../src/database/raw/row.ts';
import { openTestDatabase } from '../../helpers/database.ts';
import { runForTexts } from '../../helpers/rows.ts';
import { statementOf } from '../../helpers/statement.ts';
import { config, failureOf, withoutServer } from '../scratch.ts';

const ECHO = statementOf('read', 'SELECT $1::text, $2::integer');
const DIVIDE = statementOf('read', 'SELECT 1 / $2::integer WHERE $1::text IS NOT NULL');
const SLEEP = statementOf('read', 'SELECT $1::text, pg_sleep($2::float8), pg_backend_pid()');

async function open(test: Test, environment: Record<string, string> = {}): Promise<Database> {
  const database = await openTestDatabase(test, config(environment));
  test.teardown(() => database.close());
  return database;
}

const echo = ({ prisma }: Database, count: number): Promise<(readonly TextRow[])[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => runForTexts(prisma.$rowsOf)(ECHO, `call ${index}`, index)));

for (const prepare of ['true', 'false']) {
  t.test(`each call gets its own rows, prepared: ${prepare}`, async (t) => {
    const database = await open(t, { DATABASE_PREPARED_STATEMENTS: prepare });
    const want = Array.from({ length: 200 }, (_, index) => [[`call ${index}`, String(index)]]);
    t.same(await echo(database, 200), want);
    t.equal(database.pool.idleCount, database.pool.totalCount, 'every connection is back in the pool');
  });

  t.test(`values are what they were, prepared: ${prepare}`, async (t) => {
    const { prisma } = await open(t, { DATABASE_PREPARED_STATEMENTS: prepare });
    const text = 'SELECT $1::text, $2::boolean, $3::integer[], $4::timestamptz, $5::integer, $6::text';
    const kinds = statementOf('read', text);
    const values = [false, [1, 2_147_483_647], new Date('9999-12-31T23:59:59.999Z'), null, undefined];
    t.same(await runForTexts(prisma.$rowsOf)(kinds, 'a "b" \\ \u{1F600}\n', ...values), [
      ['a "b" \\ \u{1F600}\n', 'f', '{1,2147483647}', '9999-12-31 23:59:59.999+00', null, null],
    ]);
  });
}

t.test('a statement that fails fails alone, and is prepared anew', async (t) => {
  const database = await open(t);
  const run = runForTexts(database.prisma.$rowsOf);
  const [before, failed, again, after] = await Promise.allSettled([
    echo(database, 20),
    run(DIVIDE, 'ada', 0),
    run(statementOf('read', 'SELECT nothing_of_this_name'), 'bob'),
    echo(database, 20),
  ]);
  t.match(failed, { status: 'rejected', reason: { code: '22012' } });
  t.match(again, { status: 'rejected', reason: { code: '42703' } });
  t.equal(before.status, 'fulfilled');
  t.equal(after.status, 'fulfilled');
  t.same(await run(DIVIDE, 'ada', 1), [['1']], 'the same statement, with a good value');
});

t.test('whoever asks the pool gets a connection, however many statements there are', async (t) => {
  const database = await open(t, { DATABASE_POOL_SIZE: '1' });
  let asking = true;
  const stream = async (_: unknown, user: number) => {
    for (let count = 0; asking; count += 1) await runForTexts(database.prisma.$rowsOf)(ECHO, `busy ${user}`, count);
  };
  const streams = Array.from({ length: 8 }, stream);
  t.equal(await database.prisma.user.count({ where: { id: 'nobody of this name' } }), 0);
  const [one] = await database.prisma.$transaction([database.prisma.$queryRaw`SELECT 1 AS one`]);
  t.same(one, [{ one: 1 }]);
  asking = false;
  await Promise.all(streams);
  t.equal(database.pool.idleCount, 1);
});

t.test('a connection that breaks fails what was sent over it, and no more', { skip: withoutServer }, async (t) => {
  const database = await open(t, { DATABASE_POOL_SIZE: '5' });
  const lost = failureOf(runForTexts(database.prisma.$rowsOf)({ ...SLEEP, kind: 'write' }, 'ada', 30));
  t.same(await runForTexts(database.prisma.$rowsOf)(ECHO, 'on another connection', 1), [
    ['on another connection', '1'],
  ]);
  const terminate = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE wait_event = 'PgSleep' AND query = '${SLEEP.text}'`;
  while ((await database.pool.query(terminate)).rowCount === 0);
  t.match(await lost, { code: '57P01' });
  t.same(await echo(database, 10), await echo(database, 10), 'others work');
});
