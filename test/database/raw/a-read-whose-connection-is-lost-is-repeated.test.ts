import t from 'tap';
import type { Database } from '../../../src/database/index.ts';
import { readRepeated } from '../../../src/database/raw/index.ts';
import type { Kind } from '../../../src/database/raw/statement.ts';
import { openTestDatabase } from '../../helpers/database.ts';
import { runForTexts } from '../../helpers/rows.ts';
import { statementOf } from '../../helpers/statement.ts';
import { config, failureOf, withoutServer } from '../scratch.ts';

const SLOWLY = 'SELECT $1::text, pg_sleep(1)';
const NEVER = 'SELECT $1::text, pg_sleep(60)';

/** Terminates those who run the statement, as soon as there are that many who were not terminated before; gives their process ids. */
async function terminate({ pool }: Database, text: string, count: number, before: number[] = []): Promise<number[]> {
  for (;;) {
    const { rows } = await pool.query<{ pid: number }>(
      `WITH running AS (
         SELECT pid FROM pg_stat_activity WHERE query = $1 AND wait_event = 'PgSleep' AND pid <> ALL ($2::integer[])
       )
       SELECT pid FROM running WHERE (SELECT count(*) FROM running) >= $3 AND pg_terminate_backend(pid)`,
      [text, before, count],
    );
    if (rows.length > 0) return rows.map(({ pid }) => pid);
  }
}

t.test('every read that was under way succeeds, on other connections', { skip: withoutServer }, async (t) => {
  const database = await openTestDatabase(t, config({ DATABASE_POOL_SIZE: '8', DATABASE_TIMEOUT_MS: '60000' }));
  t.teardown(() => database.close());
  let repeated = 0;
  const count = () => {
    repeated += 1;
  };
  readRepeated.subscribe(count);
  t.teardown(() => readRepeated.unsubscribe(count));
  const names = ['one', 'two', 'three'];
  const reads = names.map((name) => runForTexts(database.prisma.$rowsOf)(statementOf('read', SLOWLY), name));
  await terminate(database, SLOWLY, 3);
  t.same(
    (await Promise.all(reads)).map(([row]) => row?.[0]),
    names,
  );
  t.equal(repeated, 3);
});

for (const [kind, times] of [
  ['read', 2],
  ['search', 2],
  ['write', 1],
] as const satisfies [Kind, number][]) {
  t.test(`a ${kind} is lost ${times} times, then it fails`, { skip: withoutServer }, async (t) => {
    const database = await openTestDatabase(t, config({ DATABASE_POOL_SIZE: '8', DATABASE_TIMEOUT_MS: '60000' }));
    t.teardown(() => database.close());
    const failure = failureOf(runForTexts(database.prisma.$rowsOf)(statementOf(kind, NEVER), 'ada'));
    const terminatedBefore: number[] = [];
    for (let time = 0; time < times; time += 1) {
      terminatedBefore.push(...(await terminate(database, NEVER, 1, terminatedBefore)));
    }
    t.match(await failure, { code: '57P01' });
  });
}
