import t from 'tap';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import {
  askOn,
  MIGRATIONS,
  migrationNames,
  migrationStates,
  pendingMigrations,
} from '../../src/database/migrate/migrations.ts';
import { embeddedFolder, temporaryFolder } from '../helpers/embedded-template.ts';
import { migrationFolder, open, openEmbeddedCopy, scratchDatabase, withoutServer } from './scratch.ts';

const ALL = await migrationNames(MIGRATIONS);
const [INITIAL = ''] = ALL;

t.test('a database that was never migrated lacks them all', async (t) => {
  const { pool } = await openEmbeddedCopy(t);
  t.same(await pendingMigrations(askOn(pool)), []);
  await pool.query('DROP TABLE _prisma_migrations');
  t.same(await pendingMigrations(askOn(pool)), ALL);
  t.same(
    [...(await migrationStates(askOn(pool)))],
    ALL.map((name) => [name, 'pending']),
  );
});

t.test('one that lacks the newest says so', async (t) => {
  const folder = await temporaryFolder(t);
  const migrations = await migrationFolder(folder, { [INITIAL]: '', '2_second': 'SELECT 2', '1_first': 'SELECT 1' });
  const { pool } = await openEmbeddedCopy(t);
  t.same(await pendingMigrations(askOn(pool), migrations), ['1_first', '2_second']);
});

t.test('the embedded database applies them at the next start', async (t) => {
  const data = await embeddedFolder(t);
  const migrations = await migrationFolder(await temporaryFolder(t), { '3_third': 'CREATE TABLE third (); -- a;b' });
  const database = await open(t, { DATA_DIR: data }, { migrations });
  t.same(await database.pendingMigrations(), []);
  t.match(await database.pool.query(`SELECT to_regclass('third') AS name`), { rows: [{ name: 'third' }] });
});

t.test('PostgreSQL is never migrated by opening it', { skip: withoutServer }, async (t) => {
  const url = await scratchDatabase(t);
  const database = await open(t, { DATABASE_URL: url });
  t.same(await database.pendingMigrations(), ALL);
  t.same(await applyMigrations({ connectionString: url }), ALL);
  t.same(await database.pendingMigrations(), []);
  t.same(await applyMigrations({ connectionString: url }), []);
});

t.test('of many that migrate at once each waits for the others', { skip: withoutServer }, async (t) => {
  const url = await scratchDatabase(t);
  const applied = await Promise.all([1, 2, 3].map(() => applyMigrations({ connectionString: url })));
  t.same(applied.flat(), ALL);
});
