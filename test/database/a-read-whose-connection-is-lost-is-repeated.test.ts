import t from 'tap';
import { readRepeated } from '../../src/database/runner.ts';
import { type Kind, prepared } from '../../src/database/statement.ts';
import { openTestDatabase } from '../helpers/database.ts';
import { runForTexts } from '../helpers/rows.ts';
import { config, failureOf, withoutServer } from './scratch.ts';

const SLOWLY = 'SELECT $1::text, pg_sleep(0.3)';
const NEVER = 'SELECT $1::text, pg_sleep(60)';

/** Terminates whoever runs the statement, as soon as that many do. */
const terminated = (text: string, count: number): string =>
  `WITH running AS (SELECT pid FROM pg_stat_activity WHERE query = '${text}' AND wait_event = 'PgSleep')
   SELECT pg_terminate_backend(pid) FROM running WHERE (SELECT count(*) FROM running) >= ${count}`;

t.test('every read that was under way succeeds, on other connections', { skip: withoutServer }, async (t) => {
  const database = await openTestDatabase(t, config({ DATABASE_POOL_SIZE: '8' }));
  t.teardown(() => database.close());
  let repeated = 0;
  const count = () => {
    repeated += 1;
  };
  readRepeated.subscribe(count);
  t.teardown(() => readRepeated.unsubscribe(count));
  const names = ['one', 'two', 'three'];
  const reads = names.map((name) => runForTexts(database.run)(prepared('read', SLOWLY), name));
  while ((await database.pool.query(terminated(SLOWLY, 3))).rowCount === 0);
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
    const database = await openTestDatabase(t, config({ DATABASE_POOL_SIZE: '8' }));
    t.teardown(() => database.close());
    const failure = failureOf(runForTexts(database.run)(prepared(kind, NEVER), 'ada'));
    for (let time = 0; time < times; time += 1)
      while ((await database.pool.query(terminated(NEVER, 1))).rowCount === 0);
    t.match(await failure, { code: '57P01' });
  });
}
