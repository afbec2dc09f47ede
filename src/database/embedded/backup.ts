import { open, readFile, rename, rm } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { dirname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { archiveOf, type BackupAddress } from './backup-server.ts';
import { exists, pathsIn, start } from './folder.ts';
import { lockFolder } from './lock.ts';

/** Only one backup at a time can be made of a database. */
const BUSY = 409;

/** The backup that the process at an address sends; undefined if it is no process of the folder, but what a dead one has left. */
async function askAt({ secret, ...where }: BackupAddress): Promise<IncomingMessage | undefined> {
  const asked = request({ host: '127.0.0.1', ...where, headers: { authorization: `Bearer ${secret}` } }).end();
  const response = await new Promise<IncomingMessage | undefined>((resolve) => {
    asked.once('response', resolve).once('error', () => resolve(undefined));
  });
  if (response?.statusCode === 200) return response;
  response?.destroy();
  if (response?.statusCode === BUSY) throw new Error('Another backup is being made: wait until it is complete');
  return undefined;
}

/** The backup that the process that uses a data folder sends; undefined if there is none. */
async function askOwner(location: string): Promise<IncomingMessage | undefined> {
  const text = await readFile(pathsIn(location).backupAddress, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : askAt(JSON.parse(text));
}

/** Writes a file as a whole: it is complete and on the disk as soon as it exists under its name. */
async function write(source: NodeJS.ReadableStream, file: string): Promise<void> {
  const draft = `${file}.part`;
  await rm(draft, { force: true });
  const handle = await open(draft, 'wx', 0o600);
  try {
    await pipeline(source, handle.createWriteStream({ flush: true }));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  if (process.platform === 'win32') return;
  const folder = await open(dirname(file), 'r');
  await folder.sync().finally(() => folder.close());
}

/** Copies the database of a data folder that no process uses. */
async function copyUnused(location: string, file: string): Promise<void> {
  const { pgdata, unfinished } = pathsIn(location);
  const release = await lockFolder(location);
  try {
    if ((await exists(unfinished)) || !(await exists(`${pgdata}/PG_VERSION`)))
      throw new Error(`There is no database in ${location}`);
    const database = await start(pgdata);
    await write(await archiveOf(database), file).finally(() => database.close());
  } finally {
    await release();
  }
}

/**
 * Writes a backup of the embedded database, also while a service uses it: everything that was acknowledged before it began is in it.
 * @param dataDir the data folder
 * @param file where to write it; what is there is replaced when the backup is complete. While it is written it is `<file>.part`
 * @throws {Error} with one line: another backup is being made, there is no database, the file cannot be written, or the service ended
 */
export async function backUp(dataDir: string, file: string): Promise<void> {
  const location = resolve(dataDir);
  if (!(await exists(location))) throw new Error(`There is no data folder ${location}`);
  const sent = await askOwner(location);
  if (!sent) return copyUnused(location, resolve(file));
  await write(sent, resolve(file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ECONNRESET') throw error;
    throw new Error('The service has ended before the backup was complete', { cause: error });
  });
}
