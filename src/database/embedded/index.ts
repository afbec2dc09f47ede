import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import pg from 'pg';
import { StartError } from '../../config/start-error.ts';
import { applyMigrations } from '../migrate/apply.ts';
import { askOn, pendingMigrations } from '../migrate/migrations.ts';
import { offerBackups } from './backup-server.ts';
import { isFileSystemError, pathsIn, prepare, start } from './folder.ts';
import { lockFolder } from './lock.ts';
import { openSocket } from './socket.ts';

/** A running embedded database. */
export interface Embedded {
  readonly kind: 'embedded';
  /** The data folder. */
  readonly location: string;
  readonly connection: pg.PoolConfig;
  close(): Promise<void>;
}

/** Applies pending migrations; the schema engine is loaded only if there are any. */
async function migrate(connection: pg.PoolConfig, migrations: URL): Promise<void> {
  const pool = new pg.Pool(connection);
  const pending = await pendingMigrations(askOn(pool), migrations).finally(() => pool.end());
  if (pending.length > 0) await applyMigrations(connection, { folder: migrations, failed: 'retry' });
}

/** Undoes the steps of opening in reverse order, each also if another fails. */
async function undo(steps: (() => Promise<unknown>)[]): Promise<void> {
  const last = steps.pop();
  if (!last) return;
  try {
    await last();
  } finally {
    await undo(steps);
  }
}

/**
 * Opens the embedded PostgreSQL (PGlite) in a folder, creates it on the first start, and migrates it.
 * @param dataDir the data folder; one process at a time, see {@link lockFolder}
 * @param migrations the folder of migrations; a URL that ends with `/`
 * @returns where to connect to, with one connection at a time
 * @throws {StartError} if the folder is in use, contains something else, is damaged, or a migration fails
 */
export async function openEmbedded(dataDir: string, migrations: URL): Promise<Embedded> {
  const location = resolve(dataDir);
  const { pgdata, unfinished } = pathsIn(location);
  const steps: (() => Promise<unknown>)[] = [];
  try {
    await mkdir(location, { recursive: true, mode: 0o700 });
    steps.push(await lockFolder(location));
    await prepare(location);
    const database = await start(pgdata);
    steps.push(() => database.close());
    const { host, port, close } = await openSocket(database);
    steps.push(close);
    const connection = { host, port, user: 'postgres', password: '', database: 'postgres', ssl: false, max: 1 };
    await migrate(connection, migrations);
    await rm(unfinished, { force: true });
    steps.push(await offerBackups(database, location));
    return {
      kind: 'embedded',
      location,
      connection: { ...connection, idleTimeoutMillis: 0 },
      close: () => undo(steps),
    };
  } catch (error) {
    await undo(steps);
    if (!isFileSystemError(error)) throw error;
    throw new StartError(`${location} cannot be used as the data folder: ${error.message}`, { cause: error });
  }
}
