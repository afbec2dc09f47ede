import { access, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { StartError } from '../../config/start-error.ts';

/**
 * What is in a data folder.
 * @param location its path
 */
export const pathsIn = (location: string) => ({
  pgdata: join(location, 'pgdata'),
  /** A file that exists during the first start: as long as it exists, `pgdata` contains no data yet. */
  unfinished: join(location, 'pgdata.unfinished'),
  /** The database that is being restored, which becomes `pgdata` when it is complete. */
  restoring: join(location, 'pgdata.restoring'),
  /** Where the process that uses the folder takes requests for a backup. */
  backupAddress: join(location, 'backup.json'),
});

/** Whether there is a file or a folder. */
export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Whether it is an error of the file system: a folder is not writable, is a file, or the disk is full. Node's message is one line with the path. */
export const isFileSystemError = (error: unknown): error is Error =>
  error instanceof Error && 'syscall' in error && 'path' in error;

/**
 * Checks that there is a database in a data folder, or nothing, and marks the latter as a first start.
 * @param location the data folder, which this process has locked
 * @throws {StartError} if there is something else, which is never overwritten, or an interrupted restore
 */
export async function prepare(location: string): Promise<void> {
  const { pgdata, unfinished, restoring } = pathsIn(location);
  if (await exists(unfinished)) await rm(pgdata, { recursive: true, force: true });
  if ((await exists(restoring)) && !(await exists(pgdata))) {
    throw new StartError(
      `A restore into ${location} was interrupted: run it again, or remove ${restoring} to begin with an empty database`,
    );
  }
  await mkdir(pgdata, { recursive: true, mode: 0o700 });
  const files = await readdir(pgdata);
  if (files.length === 0) await writeFile(unfinished, 'The first start was interrupted; the next one begins anew.\n');
  else if (!files.includes('PG_VERSION')) {
    throw new StartError(`${pgdata} is not empty and no database (PG_VERSION is missing): move it away or restore it`);
  }
}

/**
 * Starts the database in a folder; it recovers from a crash by itself.
 * @param pgdata the folder of the database, which is made if it is empty
 * @throws {StartError} with a one-line message if the folder cannot be opened
 */
export async function start(pgdata: string): Promise<PGlite> {
  try {
    return await PGlite.create(pgdata);
  } catch (error) {
    throw new StartError(
      `The embedded database in ${pgdata} is damaged or of another PostgreSQL version: restore it from a backup, or move it away to begin with an empty one`,
      { cause: error },
    );
  }
}
