import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import { projectFile } from '../../config/paths.ts';

/** This project's migrations. */
export const MIGRATIONS = projectFile('prisma/migrations/');

/** The state of a migration. `edited`: applied, but the file was changed afterwards. `failed`: begun, never finished. */
export type MigrationState = 'applied' | 'pending' | 'failed' | 'edited';

/** Runs SQL without parameters and returns its rows. */
export type Ask = <Row extends pg.QueryResultRow>(sql: string) => Promise<Row[]>;

/** Runs SQL on a connection or a pool of the driver. */
export const askOn =
  (connection: Pick<pg.ClientBase, 'query'>): Ask =>
  async (sql) =>
    (await connection.query(sql)).rows;

interface Recorded {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/**
 * The names of the migrations in a folder, in the order in which they are applied.
 * @param folder a URL that ends with `/`
 */
export async function migrationNames(folder: URL): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/**
 * The SQL of a migration.
 * @param folder a URL that ends with `/`
 * @param name one of {@link migrationNames}
 */
export const migrationScript = (folder: URL, name: string): Promise<string> =>
  readFile(new URL(`${name}/migration.sql`, folder), 'utf8');

/** The migrations in Prisma's table. If the table does not exist, none was ever applied. */
async function recorded(ask: Ask): Promise<Recorded[]> {
  const [table] = await ask<{ exists: boolean }>("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists");
  if (!table?.exists) return [];
  return ask<Recorded & pg.QueryResultRow>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
}

/**
 * The migrations that are not applied, in order, including those that failed.
 * @param ask queries the database
 * @param folder the migrations; a URL that ends with `/`
 * @throws the driver's error if the database cannot be queried
 */
export async function pendingMigrations(ask: Ask, folder: URL = MIGRATIONS): Promise<string[]> {
  const [names, records] = await Promise.all([migrationNames(folder), recorded(ask)]);
  const finished = new Set(records.filter((record) => record.finished).map(({ name }) => name));
  return names.filter((name) => !finished.has(name));
}

/**
 * The state of each migration of the folder, in order.
 * @param ask queries the database
 * @param folder the migrations; a URL that ends with `/`
 * @throws the driver's error if the database cannot be queried
 */
export async function migrationStates(ask: Ask, folder: URL = MIGRATIONS): Promise<Map<string, MigrationState>> {
  const records = await recorded(ask);
  const states = new Map<string, MigrationState>();
  for (const name of await migrationNames(folder)) {
    const own = records.filter((record) => record.name === name);
    const applied = own.find((record) => record.finished);
    if (!applied) states.set(name, own.length > 0 ? 'failed' : 'pending');
    else {
      const checksum = createHash('sha256')
        .update(await migrationScript(folder, name))
        .digest('hex');
      states.set(name, applied.checksum === checksum ? 'applied' : 'edited');
    }
  }
  return states;
}
