import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import t from 'tap';
import { outputOf } from '../../scripts/common/program.ts';
import { projectFile } from '../../src/config/paths.ts';
import { askOn, MIGRATIONS, pendingMigrations } from '../../src/database/migrate/migrations.ts';
import { temporaryFolder } from '../helpers/embedded-template.ts';
import { measured } from '../processes/measured.ts';
import { noPgBouncer, startPgBouncer } from '../processes/pgbouncer.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { type Service, startService } from '../processes/service.ts';
import { type Answer, ask, create, faultOfUnavailable, taskOf } from './ask.ts';
import { onlyInFull, times } from './scale.ts';

const skip = noPostgres || noPgBouncer;
const USERS = 40;
const ROUNDS = times(5, 50);

/** What of the suite goes through the service to its database; the rest opens databases of its own, or none. */
const SUITE = ['test/contract', 'test/isolation', 'test/resources/health', 'test/resources/tasks'];

/** All that is refused here is refused for one reason. */
const UNLIMITED = { OVERLOAD_DELAY_MS: '0', DATABASE_TIMEOUT_MS: '30000' };

const root = fileURLToPath(projectFile('.'));

/** A program of this project, with variables of its own. */
const run = (parameters: string[], environment: Readonly<Record<string, string>>): Promise<string> =>
  outputOf(process.execPath, parameters, { cwd: root, env: { NODE_OPTIONS: '', ...environment } });

const tsx = (script: string, ...parameters: string[]) => ['--import', 'tsx', script, ...parameters];

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}

/** How many statements a PgBouncer has passed on, by its own count (https://www.pgbouncer.org/usage.html#show-stats_totals). */
async function passedOn(pooled: string): Promise<number> {
  const rows = await query(Object.assign(new URL(pooled), { pathname: '/pgbouncer' }).href, 'SHOW STATS_TOTALS');
  return Number(rows.find(({ database }) => database === 'postgres')?.query_count ?? 0);
}

/** All users at once, again and again: each creates, completes and reads a task of its own. */
async function everyoneAtOnce({ port }: Service): Promise<{ right: number; unavailable: number; wrong: string[] }> {
  let [right, unavailable] = [0, 0];
  const wrong: string[] = [];
  const judge = (answer: Answer, title: string): void => {
    if (answer.status === 503 && faultOfUnavailable(answer) === undefined) unavailable += 1;
    else if ([200, 201].includes(answer.status) && taskOf(answer).title === title) right += 1;
    else wrong.push(`${title} got ${answer.status} ${answer.body}`);
  };
  const user = async (name: string): Promise<void> => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const title = `${name}, ${round}`;
      const made = await create(port, name, { title }, title.replaceAll(' ', '_'));
      judge(made, title);
      if (made.status !== 201) continue;
      const { id } = taskOf(made);
      const both = [ask(port, name, `${id}/complete`, { method: 'PATCH' }), ask(port, name, id), ask(port, name, id)];
      for (const answer of await Promise.all(both)) judge(answer, title);
    }
  };
  await Promise.all(Array.from({ length: USERS }, (_, index) => user(`user-${index}`)));
  return { right, unavailable, wrong };
}

t.test('through PgBouncer in transaction mode', { skip }, async (t) => {
  const postgres = await startPostgres(t);
  const pooled = await startPgBouncer(t, postgres, 4);
  const direct = postgres.url;

  await t.test('migrations go past it', async (t) => {
    const figure = measured(
      t,
      'PgBouncer in transaction mode: `npm run migrate` with DIRECT_DATABASE_URL',
      'migrations go past the pooler, and are applied',
    );
    await query(pooled, 'SELECT 1');
    t.equal(await passedOn(pooled), 1, 'it counts');
    await run(tsx('scripts/database/migrate.ts'), { DATABASE_URL: pooled, DIRECT_DATABASE_URL: direct });
    const through = (await passedOn(pooled)) - 1;
    t.equal(through, 0, 'the pooler saw nothing of it');
    const database = new pg.Pool({ connectionString: direct });
    t.strictSame(await pendingMigrations(askOn(database), MIGRATIONS), [], 'all are applied');
    await database.end();
    figure(`all applied, ${through} statements through the pooler`);
  });

  await t.test('without prepared statements everything works', async (t) => {
    const figure = measured(
      t,
      `PgBouncer in transaction mode, with DATABASE_PREPARED_STATEMENTS=false: ${USERS} users at once`,
      'everything works',
    );
    const service = await startService(t, {
      DATABASE_URL: pooled,
      DATABASE_PREPARED_STATEMENTS: 'false',
      ...UNLIMITED,
    });
    const { right, unavailable, wrong } = await everyoneAtOnce(service);
    figure(`${right} right answers, ${wrong.length} wrong, ${unavailable} unavailable`);
    t.strictSame({ right, unavailable, wrong }, { right: USERS * ROUNDS * 4, unavailable: 0, wrong: [] });
    t.strictSame(service.log(), []);
  });

  await t.test('with them it is 503, said once, and never wrong', async (t) => {
    const figure = measured(
      t,
      `The same without that setting: ${USERS} users at once`,
      '503, never a wrong answer; one log line that says what to set',
    );
    const service = await startService(t, { DATABASE_URL: pooled, ...UNLIMITED });
    const { right, unavailable, wrong } = await everyoneAtOnce(service);
    const told = service.log().map(({ msg }) => String(msg));
    figure(
      `${right} right, ${unavailable} unavailable, ${wrong.length} wrong; the log: ${JSON.stringify([...new Set(told)])}`,
    );
    t.strictSame(wrong, [], 'no answer is wrong');
    t.ok(unavailable > 0, 'statements were mixed up');
    t.equal(told.filter((line) => line.includes('set DATABASE_PREPARED_STATEMENTS=false')).length, 1);
  });

  await t.test('the suite passes', { skip: onlyInFull }, async (t) => {
    const figure = measured(
      t,
      `PgBouncer in transaction mode, with DATABASE_PREPARED_STATEMENTS=false: the suite, ${SUITE.join(', ')}`,
      'it passes',
    );
    const tap = join(await temporaryFolder(t), 'suite.tap');
    const ended = run(tsx('scripts/check/test.ts', '--jobs=1', '--reporter=terse', `--output-file=${tap}`, ...SUITE), {
      TEST_DATABASE_URL: pooled,
      TEST_DIRECT_DATABASE_URL: direct,
      TEST_PREPARED_STATEMENTS: 'false',
    });
    const failure = await ended.catch((error: Error) => error.message);
    const report = await readFile(tap, 'utf8');
    t.strictSame(report.match(/^ *not ok (?!.* # SKIP).*$/gm) ?? [], [], 'every test of it passes');
    t.equal(failure, undefined, 'it ends with 0');
    const passed = report.match(/^ *ok (?!.* # SKIP)/gm)?.length ?? 0;
    t.ok(passed > 0, 'something was asserted');
    figure(`${passed.toLocaleString('en')} assertions and tests passed`);
  });
});
