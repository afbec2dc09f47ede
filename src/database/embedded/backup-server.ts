import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PGlite } from '@electric-sql/pglite';
import { pathsIn } from './folder.ts';
import { listenPrivately } from './private-socket.ts';

/** Where the process that uses a data folder takes requests for a backup. */
export interface BackupAddress {
  /** The path of a Unix domain socket. */
  readonly socketPath?: string | undefined;
  /** A port of the loopback address, on Windows. */
  readonly port?: number | undefined;
  /** Sent as the bearer token: every user of the machine can connect to a port, but only this one can read the file. */
  readonly secret: string;
}

/** How long a requester may take nothing before it is given up, in milliseconds: the copy is in memory until it was sent. */
const SILENT_MS = 60_000;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * The files of a database at one moment, as a compressed tar archive; a start recovers from it as from a crash: to what was committed.
 *
 * PGlite reads all files without a pause, between two messages of the service, so that nothing changes meanwhile: neither a running
 * transaction nor the backup is disturbed. The service waits for as long as that takes, but not for the compression.
 */
export async function archiveOf(database: PGlite): Promise<Readable> {
  const archive = await database.dumpDataDir('none');
  return Readable.from(archive.stream().pipeThrough(new CompressionStream('gzip')));
}

async function send(database: PGlite, response: ServerResponse): Promise<void> {
  response.setTimeout(SILENT_MS, () => response.destroy());
  const archive = await archiveOf(database);
  response.writeHead(200, { 'content-type': 'application/gzip' });
  await pipeline(archive, response);
}

/** Answers requests for a backup, one at a time. */
function answer(database: PGlite, secret: string): RequestListener {
  const expected = digest(`Bearer ${secret}`);
  let isBusy = false;
  return async (request, response) => {
    const isAllowed = timingSafeEqual(digest(request.headers.authorization ?? ''), expected);
    if (!isAllowed || isBusy) {
      response.writeHead(isAllowed ? 409 : 401).end();
      return;
    }
    isBusy = true;
    // A requester that goes away, or a copy that fails, ends the answer early, which the requester notices.
    await send(database, response).catch(() => response.destroy());
    isBusy = false;
  };
}

/**
 * Lets `taskpact backup` copy the database of this process while it is used.
 * @param database the running database
 * @param location its data folder, which this process has locked
 * @returns ends it; a backup that is being sent is cut off
 * @throws the error of the operating system if no socket can be created
 */
export async function offerBackups(database: PGlite, location: string): Promise<() => Promise<void>> {
  const secret = randomBytes(32).toString('base64url');
  const server = createServer(answer(database, secret));
  const remove = await listenPrivately(server, 'backup');
  const at = server.address();
  const where = typeof at === 'string' ? { socketPath: at } : { port: at?.port };
  const { backupAddress } = pathsIn(location);
  const draft = `${backupAddress}.draft`;
  await writeFile(draft, JSON.stringify({ ...where, secret } satisfies BackupAddress), { mode: 0o600 });
  await rename(draft, backupAddress);
  return async () => {
    await rm(backupAddress, { force: true });
    server.close();
    server.closeAllConnections();
    await remove();
  };
}
