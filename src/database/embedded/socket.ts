import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';

/** The socket of an embedded database, and how to let go of it. */
export interface EmbeddedSocket {
  /** A folder with a socket in it, or an address. */
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

const PORT = 5432;
const SYNC = Uint8Array.of(0x53, 0, 0, 0, 4);
const STOPPED = 'SFATAL\0VFATAL\0C57P02\0MThe embedded database has stopped.\0\0';

/** The error by which PostgreSQL itself says that it went down. */
function stopped(): Buffer {
  const head = Buffer.alloc(5, 'E');
  head.writeInt32BE(4 + STOPPED.length, 1);
  return Buffer.concat([head, Buffer.from(STOPPED)]);
}

/** How many bytes at the beginning are whole messages: a type, a length that counts itself and the rest, the rest. */
function wholeMessages(bytes: Buffer): number {
  let end = 0;
  while (end + 5 <= bytes.length) {
    const next = end + 1 + bytes.readInt32BE(end + 1);
    if (next > bytes.length) break;
    end = next;
  }
  return end;
}

/** The same for the first message, which has no type and is handed on alone. */
function firstMessage(bytes: Buffer): number {
  const end = bytes.length >= 4 ? bytes.readInt32BE(0) : 0;
  return end <= bytes.length ? end : 0;
}

/** There is one backend for all clients to come: the next one must find nothing of the one before. */
async function forget(database: PGlite): Promise<void> {
  // A client that broke off may have left a batch without its end, and all but a Sync would be ignored.
  await database.execProtocolRawStream(SYNC, { onRawData: () => {} });
  await database.exec('ROLLBACK');
  await database.exec('DISCARD ALL');
}

/** Hands one client's messages to the database and the answers back, until the client goes. */
async function converse(database: PGlite, socket: Socket): Promise<void> {
  const onRawData = (answer: Uint8Array) => void socket.write(Buffer.from(answer));
  const handOn = (messages: Buffer) => database.execProtocolRawStream(new Uint8Array(messages), { onRawData });
  let begun = false;
  let bytes: Buffer = Buffer.alloc(0);
  for await (const chunk of socket) {
    bytes = Buffer.concat([bytes, chunk]);
    if (!begun) {
      const end = firstMessage(bytes);
      if (end === 0) continue;
      await forget(database);
      await handOn(bytes.subarray(0, end));
      bytes = bytes.subarray(end);
      begun = true;
    }
    const end = wholeMessages(bytes);
    if (end > 0) await handOn(bytes.subarray(0, end));
    bytes = bytes.subarray(end);
  }
}

/** One client at a time: who comes last is served, and the one before is dropped, as it has been given up by the pool. */
function listener(database: PGlite): { serve: (socket: Socket) => void; drop: () => Promise<void> } {
  let current: Socket | undefined;
  let turn: Promise<void> = Promise.resolve();
  const attend = async (socket: Socket): Promise<void> => {
    try {
      await converse(database, socket);
    } catch {
      // Either the client is gone and reads nothing, or the database is and this tells why.
      if (socket.writable) socket.end(stopped());
    }
  };
  return {
    serve: (socket) => {
      current?.destroy();
      current = socket.on('error', () => {});
      turn = turn.then(() => attend(socket));
    },
    drop: async () => {
      current?.destroy();
      await turn;
    },
  };
}

/** Listens in a folder that only this user may enter; on Windows, which has no such sockets, on a loopback port. */
async function listen(server: Server): Promise<Omit<EmbeddedSocket, 'close'> & { folder?: string }> {
  if (process.platform === 'win32') {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
  }
  // Not inside the data folder: the path of a socket has some 100 bytes at the most.
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-'));
  await chmod(folder, 0o700);
  await once(server.listen(join(folder, `.s.PGSQL.${PORT}`)), 'listening');
  return { host: folder, port: PORT, folder };
}

/**
 * Lets the driver speak to an embedded database as to a server, so that there is one code path.
 *
 * In place of `@electric-sql/pglite-socket`, which hands on a batch message by message in turns among clients: a client
 * that breaks off inside a batch leaves its end unsent, and one failure of the database leaves all that follows unanswered.
 * @param database the database; all that is asked of it has to come this way from now on
 * @returns where to connect to
 * @throws what the operating system says when there can be no socket
 */
export async function openSocket(database: PGlite): Promise<EmbeddedSocket> {
  const { serve, drop } = listener(database);
  const server = createServer(serve);
  const { host, port, folder } = await listen(server);
  const close = async () => {
    server.close();
    await drop();
    if (folder) await rm(folder, { recursive: true, force: true });
  };
  return { host, port, close };
}
