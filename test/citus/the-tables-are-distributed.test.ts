/** `npm run migrate`, `distribute` and `row-security` on a real cluster. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import t, { type Test } from 'tap';
import { clusterNodes, urlAt } from '../../scripts/check/citus/nodes.ts';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { MIGRATIONS, migrationNames } from '../../src/database/migrate/migrations.ts';
import { failureOf } from '../database/scratch.ts';
import { runSql } from '../database/sql.ts';
import { temporaryFolder } from '../helpers/embedded-template.ts';
import { runToEnd } from '../processes/program.ts';
import { CLUSTER, scratchCluster, withoutCluster } from './cluster.ts';

const NEEDS_CLUSTER = { skip: withoutCluster };

const script = (t: Test, name: string, DATABASE_URL: string, ...parameters: string[]) =>
  runToEnd(t, `scripts/database/${name}.ts`, parameters, { DATABASE_URL });

const distributed = (url: string) =>
  runSql<{ row: string }>(
    url,
    `SELECT concat_ws(' ', table_name, citus_table_type, distribution_column) AS row FROM citus_tables ORDER BY 1`,
  ).then((rows) => rows.map(({ row }) => row));

const DISTRIBUTED = [
  '_prisma_migrations local <none>',
  'idempotency_keys distributed user_id',
  'tasks distributed user_id',
  'users distributed id',
];

t.test('with the rows that are there, once, and every server knows', NEEDS_CLUSTER, async (t) => {
  const url = await scratchCluster(t);
  t.match(await script(t, 'distribute', url), {
    code: 1,
    complaint: /lacks the migrations .*: run npm run migrate first/,
  });
  t.match(await script(t, 'migrate', url), { code: 0 });
  await runSql(url, "INSERT INTO users SELECT 'user-' || n, now() FROM generate_series(1, 100) AS n");
  t.match(await script(t, 'distribute', url), {
    code: 0,
    lines: [
      'distributed users by id',
      'distributed tasks by user_id',
      'distributed idempotency_keys by user_id',
      'freed the local copies of rows that are distributed',
      'showed the workers the table _prisma_migrations',
      'showed the workers the table webhook_state',
    ],
    complaint: '',
  });
  for (const node of await clusterNodes(CLUSTER)) {
    const there = urlAt(url, node);
    t.strictSame(await distributed(there), DISTRIBUTED);
    t.strictSame(
      await runSql(there, 'SELECT count(*) FROM users'),
      [{ count: '100' }],
      'the same rows from everywhere',
    );
    t.match(await script(t, 'migrate', there, '--status'), { code: 0 }, 'nothing is pending from anywhere');
  }
  const places = await runSql(url, "SELECT DISTINCT nodeport FROM citus_shards WHERE table_name = 'users'::regclass");
  t.ok(places.length > 1, 'on several servers');
  t.strictSame((await script(t, 'distribute', url)).lines, ['Nothing to do: the tables are distributed by user.']);
  t.strictSame((await script(t, 'migrate', url)).lines, ['Nothing to do: the database has every migration.']);
});

t.test('migrations apply to what is distributed already', NEEDS_CLUSTER, async (t) => {
  const url = await scratchCluster(t);
  const folder = await temporaryFolder(t);
  const [first = '', second = '', ...later] = await migrationNames(MIGRATIONS);
  for (const name of [first, second, 'migration_lock.toml']) {
    await cp(join(fileURLToPath(MIGRATIONS), name), join(folder, name), { recursive: true });
  }
  await applyMigrations({ connectionString: url }, { folder: pathToFileURL(`${folder}/`) });
  const spread = async (table: string, column: string) =>
    await runSql(url, `SELECT create_distributed_table('${table}', '${column}')`);
  await spread('users', 'id');
  for (const table of ['tasks', 'idempotency_keys']) {
    const key = `${table}_user_id_fkey`;
    const refused = await failureOf(spread(table, 'user_id'));
    t.match(refused, { detail: /CASCADE is not supported in ON UPDATE/ }, 'why they are there');
    await runSql(url, `ALTER TABLE ${table} DROP CONSTRAINT ${key}`);
    await runSql(url, `ALTER TABLE ${table} ADD CONSTRAINT ${key} FOREIGN KEY (user_id) REFERENCES users`);
    await spread(table, 'user_id');
  }
  await runSql(url, "SELECT citus_add_local_table_to_metadata('_prisma_migrations')");
  t.strictSame(await script(t, 'migrate', url), {
    code: 0,
    lines: later.map((name) => `applied ${name}`),
    complaint: '',
  });
  t.strictSame(await distributed(url), DISTRIBUTED);
});

t.test('what Citus refuses is told with its reason', NEEDS_CLUSTER, async (t) => {
  const url = await scratchCluster(t);
  await script(t, 'migrate', url);
  await runSql(url, 'ALTER TABLE tasks ADD FOREIGN KEY (user_id) REFERENCES users ON UPDATE CASCADE');
  t.match(await script(t, 'distribute', url), {
    code: 1,
    complaint:
      /^distribute: cannot create foreign key constraint; SET NULL, SET DEFAULT or CASCADE is not supported in ON UPDATE [^\n]+\n$/,
  });
  t.strictSame(await distributed(url), [], 'and nothing is done');
});

t.test('with row-level security nothing is distributed, and the other way round', NEEDS_CLUSTER, async (t) => {
  const url = await scratchCluster(t);
  await script(t, 'migrate', url);
  await runSql(url, 'ALTER TABLE tasks ENABLE ROW LEVEL SECURITY');
  t.match(await script(t, 'distribute', url), {
    code: 1,
    complaint: /^distribute: Row-level security is on for tasks, /,
  });
  t.match(await script(t, 'row-security', url, '--off'), { code: 0 });
  t.match(await script(t, 'distribute', url), { code: 0 });
  t.match(await script(t, 'row-security', url, '--role', 'anybody'), {
    code: 1,
    complaint:
      /^row-security: users and tasks and idempotency_keys are distributed, and row-level security does not work [^\n]+\n$/,
  });
});
