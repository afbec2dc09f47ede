import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { StartError } from '../../config/start-error.ts';
import {
  askOn,
  MIGRATIONS,
  type MigrationState,
  migrationNames,
  migrationScript,
  migrationStates,
} from './migrations.ts';
import { schemaEngine } from './schema-engine.ts';

/** The advisory lock of Prisma's migrations, so that this and Prisma's command line wait for each other. */
const LOCK = 72707369;

/** Options of {@link applyMigrations}. */
export interface ApplyOptions {
  /** The migrations; a URL that ends with `/`. */
  readonly folder?: URL;
  /** How to handle a migration that failed earlier. It was rolled back as a whole, so retrying is safe. */
  readonly failed?: 'refuse' | 'retry';
}

/** Waits for other processes that migrate. The engine takes the same lock, but would wait forever. */
async function lock(pool: pg.Pool): Promise<void> {
  try {
    await pool.query("SET lock_timeout = '60s'");
    await pool.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await pool.query('RESET lock_timeout');
  } catch (error) {
    if ((error as { code?: string }).code !== '55P03') throw error;
    throw new StartError(
      'Another process has been migrating this database for a minute: try again when it is through',
      {
        cause: error,
      },
    );
  }
}

/** Handles migrations that failed earlier, and refuses what requires a decision of the operator. */
async function handleFailed(engine: SchemaEngine, states: Map<string, MigrationState>, failed: 'refuse' | 'retry') {
  for (const [name, state] of states) {
    if (state === 'edited') {
      throw new StartError(`Migration ${name} was edited after it was applied: restore it and add a new one instead`);
    }
    if (state !== 'failed') continue;
    if (failed === 'refuse') {
      throw new StartError(
        `Migration ${name} failed before: see to its cause, then run "npx prisma migrate resolve --rolled-back ${name}" and migrate again`,
      );
    }
    await engine.markMigrationRolledBack({ migrationName: name });
  }
}

/** The migrations in the format of the engine. */
async function migrationList(folder: URL): Promise<MigrationList> {
  const directories = (await migrationNames(folder)).map(async (path) => {
    const content = { tag: 'ok' as const, value: await migrationScript(folder, path) };
    return { path, migrationFile: { path: 'migration.sql', content } };
  });
  return {
    baseDir: '',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(directories),
  };
}

/** Extracts the name of the migration and the reason from the engine's error, a report of many lines. */
function migrationFailure(error: unknown): unknown {
  const report = error instanceof Error ? error.message : '';
  const name = /migration_name="([^"]+)"/.exec(report)?.[1];
  if (name === undefined) return error;
  const [reason = ''] = report.replace(/^external connector error\n/, '').split(/\n +0: /);
  return new StartError(`Migration ${name} failed and was undone: ${reason.replaceAll(/\s*\n\s*/g, '; ')}`, {
    cause: error,
  });
}

async function applyPending(pool: pg.Pool, { folder = MIGRATIONS, failed = 'refuse' }: ApplyOptions) {
  await lock(pool);
  const states = await migrationStates(askOn(pool), folder);
  const engine = await schemaEngine(pool);
  try {
    await handleFailed(engine, states, failed);
    const filters = { externalTables: [], externalEnums: [] };
    const migrationsList = await migrationList(folder);
    return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
  } catch (error) {
    throw migrationFailure(error);
  } finally {
    engine.free();
  }
}

/**
 * Applies pending migrations, each as a whole or not at all, and records them in Prisma's table, so that Prisma's command line can be used
 * as well. Other processes that migrate the same database wait.
 * @param connection the database, not through a pooler; a connection of its own is opened, without time limits
 * @returns the names of the migrations that were applied, in order
 * @throws {StartError} naming a migration that fails, failed earlier, or was edited after it was applied
 * @throws the driver's error if the database cannot be reached
 */
export async function applyMigrations(connection: pg.PoolConfig, options: ApplyOptions = {}): Promise<string[]> {
  // One connection that stays open, because the lock belongs to it.
  const pool = new pg.Pool({ connectionTimeoutMillis: 10_000, ...connection, max: 1, idleTimeoutMillis: 0 });
  pool.on('error', () => {});
  try {
    return await applyPending(pool, options);
  } finally {
    await pool.end();
  }
}
