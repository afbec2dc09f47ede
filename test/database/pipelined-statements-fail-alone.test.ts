import t, { type Test } from 'tap';
import type { Database } from '../../src/database/index.ts';
import type { TextRow } from '../../src/database/row.ts';
import { prepared } from '../../src/database/statement.ts';
import { openTestDatabase } from '../helpers/database.ts';
import { runForTexts } from '../helpers/rows.ts';
import { config, failureOf, withoutServer } from './scratch.ts';

const ECHO = prepared('SELECT $1::text, $2::integer');
const DIVIDE = prepared('SELECT 1 / $1::integer');
const SLEEP = prepared('SELECT pg_sleep($1::float8)');
const WHO = prepared('SELECT pg_backend_pid()');

async function open(test: Test, environment: Record<string, string> = {}): Promise<Database> {
  const database = await openTestDatabase(test, config(environment));
  test.teardown(() => database.close());
  return database;
}

const echo = ({ run }: Database, count: number): Promise<(readonly TextRow[])[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => runForTexts(run)(ECHO, [`call ${index}`, index])));

for (const prepare of ['true', 'false']) {
  t.test(`each call gets its own rows, prepared: ${prepare}`, async (t) => {
    const database = await open(t, { DATABASE_PREPARED_STATEMENTS: prepare });
    const want = Array.from({ length: 200 }, (_, index) => [[`call ${index}`, String(index)]]);
    t.same(await echo(database, 200), want);
    t.equal(database.pool.idleCount, database.pool.totalCount, 'every connection is back in the pool');
  });

  t.test(`values are what they were, prepared: ${prepare}`, async (t) => {
    const { run } = await open(t, { DATABASE_PREPARED_STATEMENTS: prepare });
    const kinds = prepared('SELECT $1::text, $2::boolean, $3::integer[], $4::timestamptz, $5::integer, $6::text');
    const values = ['a "b" \\ \u{1F600}\n', false, [1, 2_147_483_647], new Date('9999-12-31T23:59:59.999Z'), null];
    t.same(await runForTexts(run)(kinds, [...values, undefined]), [
      ['a "b" \\ \u{1F600}\n', 'f', '{1,2147483647}', '9999-12-31 23:59:59.999+00', null, null],
    ]);
  });
}

t.test('a statement that fails fails alone, and is prepared anew', async (t) => {
  const database = await open(t);
  const [before, failed, again, after] = await Promise.allSettled([
    echo(database, 20),
    database.run(DIVIDE, [0]),
    database.run(prepared('SELECT nothing_of_this_name'), []),
    echo(database, 20),
  ]);
  t.match(failed, { status: 'rejected', reason: { code: '22012' } });
  t.match(again, { status: 'rejected', reason: { code: '42703' } });
  t.equal(before.status, 'fulfilled');
  t.equal(after.status, 'fulfilled');
  t.same(await runForTexts(database.run)(DIVIDE, [1]), [['1']], 'the same statement, with a good value');
});

t.test('whoever asks the pool gets a connection, however many statements there are', async (t) => {
  const database = await open(t, { DATABASE_POOL_SIZE: '1' });
  let asking = true;
  const stream = async () => {
    for (let count = 0; asking; count += 1) await database.run(ECHO, ['busy', count]);
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
  const database = await open(t, { DATABASE_POOL_SIZE: '2' });
  const [[who]] = (await runForTexts(database.run)(WHO, [])) as [TextRow];
  const lost = [database.run(SLEEP, [30]), runForTexts(database.run)(ECHO, ['on the other connection', 1])] as const;
  t.same(await lost[1], [['on the other connection', '1']]);
  await database.pool.query('SELECT pg_terminate_backend($1::integer)', [who]);
  t.match(await failureOf(lost[0]), { code: '57P01' });
  t.same(await echo(database, 10), await echo(database, 10), 'others work');
});

t.test('a statement that takes too long ends, and what waited behind it', { skip: withoutServer }, async (t) => {
  const database = await open(t, { DATABASE_POOL_SIZE: '1', DATABASE_TIMEOUT_MS: '300' });
  const [slow, behind] = await Promise.allSettled([database.run(SLEEP, [30]), database.run(ECHO, ['behind', 1])]);
  t.match(slow, { status: 'rejected', reason: { message: 'Query read timeout' } });
  t.equal(behind.status, 'rejected');
  t.same(await runForTexts(database.run)(ECHO, ['after', 1]), [['after', '1']], 'a new connection takes its place');
});
