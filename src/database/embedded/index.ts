import { access, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { StartError } from '../../config/start-error.ts';
import { applyMigrations } from '../migrate/apply.ts';
import { askOn, pendingMigrations } from '../migrate/migrations.ts';
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

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** An error of the file system: the folder is not writable, is a file, or the disk is full. Node's message is one line with the path. */
const isFileSystemError = (error: unknown): error is Error =>
  error instanceof Error && 'syscall' in error && 'path' in error;

/** A file that exists during the first start: as long as it exists, the folder beside it contains no data yet. */
const unfinished = (pgdata: string): string => `${pgdata}.unfinished`;

/**
 * Checks that the folder is a database or empty.
 * @throws {StartError} if it contains something else, which is never overwritten
 */
async function prepare(pgdata: string): Promise<void> {
  if (await exists(unfinished(pgdata))) await rm(pgdata, { recursive: true, force: true });
  await mkdir(pgdata, { recursive: true, mode: 0o700 });
  const files = await readdir(pgdata);
  if (files.length === 0)
    await writeFile(unfinished(pgdata), 'The first start was interrupted; the next one begins anew.\n');
  else if (!files.includes('PG_VERSION')) {
    throw new StartError(`${pgdata} is not empty and no database (PG_VERSION is missing): move it away or restore it`);
  }
}

/** @throws {StartError} with a one-line message if the folder cannot be opened */
async function start(pgdata: string): Promise<PGlite> {
  try {
    return await PGlite.create(pgdata);
  } catch (error) {
    throw new StartError(
      `The embedded database in ${pgdata} is damaged or of another PostgreSQL version: restore it from a backup, or move it away to begin with an empty one`,
      { cause: error },
    );
  }
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
  const pgdata = join(location, 'pgdata');
  const steps: (() => Promise<unknown>)[] = [];
  try {
    await mkdir(location, { recursive: true, mode: 0o700 });
    steps.push(await lockFolder(location));
    await prepare(pgdata);
    const database = await start(pgdata);
    steps.push(() => database.close());
    const { host, port, close } = await openSocket(database);
    steps.push(close);
    const connection = { host, port, user: 'postgres', password: '', database: 'postgres', ssl: false, max: 1 };
    await migrate(connection, migrations);
    await rm(unfinished(pgdata), { force: true });
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
