import t from 'tap';
import { retryingLostReads } from '../../src/database/retry.ts';
import { prepared, type RunStatement } from '../../src/database/statement.ts';
import { openTestDatabase } from '../helpers/database.ts';
import { config, withoutServer } from './scratch.ts';

const SLOWLY = prepared('SELECT $1::text, pg_backend_pid() FROM pg_sleep(0.3)');

t.test('every read that was under way succeeds, on other connections', { skip: withoutServer }, async (t) => {
  const database = await openTestDatabase(t, config({ DATABASE_POOL_SIZE: '4' }));
  t.teardown(() => database.close());
  const read = retryingLostReads(database.run);
  const names = ['one', 'two', 'three'];
  const reads = names.map((name) => read(SLOWLY, [name]));
  const application = 'application_name = current_setting($$application_name$$) AND state = $$active$$';
  const killed = await new Promise((resolve, reject) => {
    const kill = () =>
      database.pool
        .query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(0.3)%' AND pid <> pg_backend_pid() AND ${application}`,
        )
        .then(({ rowCount }) => resolve(rowCount), reject);
    setTimeout(kill, 100);
  });
  t.equal(killed, 3, 'each had a connection, and lost it');
  const answers = await Promise.all(reads);
  t.same(
    answers.map(([row]) => row?.fields[0]),
    names,
  );
});

t.test('what fails for another reason is not repeated, and what is lost twice fails', async (t) => {
  for (const [failure, want] of [
    [{ code: '22012' }, 1],
    [{ message: 'Query read timeout' }, 1],
    [{ message: 'Connection terminated due to connection timeout' }, 1],
    [{ code: '57P01' }, 2],
    [{ code: 'ECONNRESET' }, 2],
    [{ message: 'Connection terminated unexpectedly' }, 2],
  ] as const) {
    let calls = 0;
    const run: RunStatement = async () => {
      calls += 1;
      throw Object.assign(new Error(), failure);
    };
    await t.rejects(retryingLostReads(run)(SLOWLY, []), failure);
    t.equal(calls, want, `${JSON.stringify(failure)}: calls`);
  }
});
