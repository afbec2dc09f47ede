import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { exists, pathsIn } from './folder.ts';
import { lockFolder } from './lock.ts';

/** Reads a backup. A file that is truncated or changed fails the checksum of gzip. */
async function read(file: string): Promise<Blob> {
  const bytes = await readFile(file);
  try {
    return new Blob([new Uint8Array(await promisify(gunzip)(bytes))], { type: 'application/x-tar' });
  } catch (error) {
    throw new Error(`${file} is no backup, or is damaged: ${(error as Error).message}`, { cause: error });
  }
}

/** Unpacks a backup into a folder, and starts it once: what is no database of this service is noticed before anything is replaced. */
async function unpack(backup: Blob, folder: string, file: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  try {
    const database = await PGlite.create(folder, { loadDataDir: backup });
    // What clients have read since the backup is not in it, and its numbers are given to other changes: tokens of then must not work.
    await database.exec('UPDATE users SET epoch = gen_random_uuid()').finally(() => database.close());
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    const reason = error instanceof Error ? error.message : 'no reason is known';
    throw new Error(`${file} cannot be restored: it is no backup of this service, or the disk is full (${reason})`, {
      cause: error,
    });
  }
}

/** Makes room for a restored database, and gives the path of the one that was there. */
async function clear(location: string, isForced: boolean): Promise<string | undefined> {
  const { pgdata, unfinished } = pathsIn(location);
  // What an interrupted first start left is no data.
  if (await exists(unfinished)) await rm(pgdata, { recursive: true, force: true });
  await rm(unfinished, { force: true });
  const files = await readdir(pgdata).catch(() => []);
  if (files.length === 0) {
    await rm(pgdata, { recursive: true, force: true });
    return undefined;
  }
  if (!isForced)
    throw new Error(`There is a database in ${location}: restore into an empty folder, or move it aside with --force`);
  return `${pgdata}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
}

/**
 * Puts a backup into a data folder. It becomes the database when it is complete; interrupted, it is run again. The next start migrates it.
 * Clients that hold a token of the feed start over (410).
 * @param dataDir the data folder; it is made if it does not exist
 * @param file a backup
 * @param isForced whether to move a database that is there aside; it is never removed
 * @returns where the database that was there is now, if there was one
 * @throws {Error} with one line: the folder is in use or not empty, or the file is no backup; then everything is as it was
 */
export async function restore(dataDir: string, file: string, isForced: boolean): Promise<string | undefined> {
  const location = resolve(dataDir);
  const { pgdata, restoring } = pathsIn(location);
  const backup = await read(file);
  await mkdir(location, { recursive: true, mode: 0o700 });
  const release = await lockFolder(location);
  try {
    const aside = await clear(location, isForced);
    await rm(restoring, { recursive: true, force: true });
    await unpack(backup, restoring, file);
    // A start between the two is refused, as there is something to be restored and no database.
    if (aside !== undefined) await rename(pgdata, aside);
    await rename(restoring, pgdata);
    return aside;
  } finally {
    await release();
  }
}
