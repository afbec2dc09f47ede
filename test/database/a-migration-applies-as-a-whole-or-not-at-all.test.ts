import type pg from 'pg';
import t from 'tap';
import { StartError } from '../../src/config/start-error.ts';
import { openDatabase } from '../../src/database/index.ts';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { askOn, migrationStates, pendingMigrations } from '../../src/database/migrate/migrations.ts';
import { embeddedFolder, temporaryFolder } from '../helpers/embedded-template.ts';
import { config, failureOf, migrationFolder, open, scratchDatabase, withoutServer } from './scratch.ts';

const BROKEN = { '1_broken': 'CREATE TABLE half ();\nINSERT INTO nowhere VALUES (1);' };
const MENDED = { '1_broken': 'CREATE TABLE half ();' };

const exists = async (pool: pg.Pool, table: string): Promise<boolean> =>
  (await pool.query('SELECT to_regclass($1) IS NOT NULL AS there', [table])).rows[0].there;

t.test('embedded: what failed is named, undone, and tried again by the next start', async (t) => {
  const data = await embeddedFolder(t);
  const folder = await temporaryFolder(t);
  const migrations = await migrationFolder(folder, BROKEN);
  for (const attempt of ['first', 'second']) {
    const error = await failureOf(openDatabase(config({ DATA_DIR: data }), { migrations }));
    t.type(error, StartError, attempt);
    t.match(error.message, /^Migration 1_broken failed and was undone: .*nowhere/);
    t.notMatch(error.message, '\n');
  }
  const { pool } = await open(t, { DATA_DIR: data }, { migrations: await migrationFolder(folder, MENDED) });
  t.ok(await exists(pool, 'half'));
});

t.test('PostgreSQL: it is refused until a person says that it is settled', { skip: withoutServer }, async (t) => {
  const url = await scratchDatabase(t);
  const folder = await migrationFolder(await temporaryFolder(t), BROKEN);
  const { pool } = await open(t, { DATABASE_URL: url });
  const apply = () => applyMigrations({ connectionString: url }, { folder });
  await t.rejects(apply(), { message: /^Migration 1_broken failed and was undone: .*nowhere/ });
  t.notOk(await exists(pool, 'half'));
  t.same([...(await migrationStates(askOn(pool), folder))], [['1_broken', 'failed']]);
  t.same(await pendingMigrations(askOn(pool), folder), ['1_broken']);
  await t.rejects(apply(), { message: /^Migration 1_broken failed before: / });
});
