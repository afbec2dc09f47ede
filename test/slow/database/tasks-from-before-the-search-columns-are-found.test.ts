import { randomUUID } from 'node:crypto';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import t, { type Test } from 'tap';
import { OWNED_TABLES } from '../../../generated/tables.ts';
import { applyMigrations } from '../../../src/database/migrate/apply.ts';
import { MIGRATIONS, migrationNames } from '../../../src/database/migrate/migrations.ts';
import { fillSearch } from '../../../src/resource/fill-search.ts';
import { TASK } from '../../../src/resources/tasks/task.ts';
import { openEmbeddedCopy, scratchDatabase, withoutServer } from '../../database/scratch.ts';
import { temporaryFolder } from '../../helpers/embedded-template.ts';
import { storeTasks, taskRow } from '../../helpers/rows.ts';
import { runToEnd } from '../../processes/program.ts';
import { type Service, startService, tokenOf } from '../../processes/service.ts';

const NEEDS_SERVER = { skip: withoutServer };

/** The migration that makes the columns. */
const PLANNING = '20261122000002_planning';

const OLD_TASKS = `INSERT INTO users SELECT name, now() FROM unnest('{ada,bob}'::text[]) AS name;
  INSERT INTO tasks (user_id, id, title, description, version, created_at, updated_at)
  SELECT id, gen_random_uuid(), 'Die Straße von ' || id, 'Nº ' || n, 3, '2026-01-01Z', '2026-01-02Z' FROM users, generate_series(1, 600) n`;

const KEPT = 'SELECT user_id, id, title, description, version, updated_at FROM tasks ORDER BY id';
const FORMS = 'SELECT search_title, search_description, search_tags FROM tasks ORDER BY id';

function poolOf(t: Test, connection: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(connection);
  t.teardown(() => pool.end());
  return pool;
}

/** The migrations before the one that makes the columns. */
async function earlierMigrations(t: Test): Promise<URL> {
  const folder = await temporaryFolder(t);
  for (const name of (await migrationNames(MIGRATIONS)).filter((one) => one < PLANNING))
    await cp(fileURLToPath(new URL(name, MIGRATIONS)), join(folder, name), { recursive: true });
  return pathToFileURL(`${folder}/`);
}

/** A role of the server; made before the database in which it gets rights, since it goes when that is gone. */
async function makeRole(t: Test): Promise<string> {
  const role = `role_${randomUUID().slice(0, 8)}`;
  const ask = async (sql: string) => {
    const server = new pg.Client(process.env.TEST_DATABASE_URL);
    await server.connect();
    await server.query(sql).finally(() => server.end());
  };
  await ask(`CREATE ROLE ${role}`);
  t.teardown(() => ask(`DROP ROLE ${role}`));
  return role;
}

/** How many tasks of a user have a text. */
async function countFound({ origin }: Service, user: string, text: string): Promise<unknown> {
  const address = `${origin}/api/me/tasks?limit=1&include_total=true&q=${encodeURIComponent(text)}`;
  const answer = await fetch(address, { headers: { authorization: `Bearer ${tokenOf(user)}` } });
  return [answer.status, ((await answer.json()) as { meta?: { total?: number } }).meta?.total];
}

t.test('npm run migrate fills them in, once, and changes nothing else', NEEDS_SERVER, async (t) => {
  const url = await scratchDatabase(t);
  await applyMigrations({ connectionString: url }, { folder: await earlierMigrations(t) });
  const pool = poolOf(t, { connectionString: url });
  await pool.query(OLD_TASKS);
  const before = (await pool.query(KEPT)).rows;
  const migrate = () => runToEnd(t, 'scripts/database/migrate.ts', [], { DATABASE_URL: url });

  const { code, lines } = await migrate();
  t.equal(code, 0);
  t.match(lines, [`applied ${PLANNING}`]);
  t.equal(lines.at(-1), 'filled in what searches compare of 1200 tasks');
  t.strictSame((await pool.query(KEPT)).rows, before);
  const service = await startService(t, { DATABASE_URL: url });
  t.strictSame(await countFound(service, 'ada', 'STRASSE VON A'), [200, 600]);
  t.strictSame(await countFound(service, 'bob', 'nº 600'), [200, 1]);

  const filled = (await pool.query(FORMS)).rows;
  t.match(await migrate(), { code: 0, lines: ['Nothing to do: the database has every migration.'] });
  t.strictSame((await pool.query(FORMS)).rows, filled);
});

t.test('the start fills them in on the embedded database', async (t) => {
  const database = await openEmbeddedCopy(t);
  await storeTasks(database, [taskRow('ada', { title: 'Straße', search_title: null })]);
  await database.close();
  const service = await startService(t, { DATA_DIR: database.location, LOG_LEVEL: 'info' });
  t.strictSame(await countFound(service, 'ada', 'strasse'), [200, 1]);
  t.match(
    service.log().filter(({ filled }) => filled !== undefined),
    [{ filled: 1, msg: 'filled in what searches compare of older tasks' }],
  );
});

t.test('row-level security that binds the owner of the tables lets it through', NEEDS_SERVER, async (t) => {
  const [owner, service] = [await makeRole(t), await makeRole(t)];
  const url = await scratchDatabase(t);
  await applyMigrations({ connectionString: url });
  const admin = poolOf(t, { connectionString: url });
  await admin.query(OLD_TASKS);
  for (const table of ['users', ...OWNED_TABLES]) await admin.query(`ALTER TABLE ${table} OWNER TO ${owner}`);
  const on = await runToEnd(t, 'scripts/database/row-security.ts', ['--role', service], { DATABASE_URL: url });
  t.equal(on.code, 0, on.complaint);
  const bound = poolOf(t, { connectionString: url, options: `-c role=${owner}` });
  t.strictSame((await bound.query('SELECT count(*) FROM tasks')).rows, [{ count: '0' }]);
  t.equal(await fillSearch(bound, TASK), 1200);
  t.equal(await fillSearch(bound, TASK), 0);
});

t.test('what is changed meanwhile is filled in as it is then', NEEDS_SERVER, async (t) => {
  const url = await scratchDatabase(t);
  await applyMigrations({ connectionString: url });
  const pool = poolOf(t, { connectionString: url });
  await pool.query(OLD_TASKS);
  const writer = await pool.connect();
  // As the version before changes a task: it knows nothing of the columns.
  await writer.query('BEGIN');
  const change = "UPDATE tasks SET title = 'B', version = version + 1 WHERE description = 'Nº 7'";
  t.equal((await writer.query(change)).rowCount, 2);
  const filling = fillSearch(pool, TASK);
  const waiting = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
  while ((await pool.query(waiting)).rowCount === 0) await delay(20);
  await writer.query('COMMIT');
  writer.release();
  t.equal(await filling, 1200);
  const changed = "SELECT search_title FROM tasks WHERE title = 'B'";
  t.strictSame((await pool.query(changed)).rows, [{ search_title: 'b' }, { search_title: 'b' }]);
});
