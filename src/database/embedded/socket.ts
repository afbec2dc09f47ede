import { createServer, type Socket } from 'node:net';
import { dirname } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { listenPrivately } from './private-socket.ts';

/** The socket of an embedded database. */
export interface EmbeddedSocket {
  /** The folder of a Unix domain socket, or an address. */
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

const PORT = 5432;
const SYNC = Uint8Array.of(0x53, 0, 0, 0, 4);
const STOPPED = 'SFATAL\0VFATAL\0C57P02\0MThe embedded database has stopped.\0\0';

/** The error that PostgreSQL sends when it has crashed. */
function stopped(): Buffer {
  const head = Buffer.alloc(5, 'E');
  head.writeInt32BE(4 + STOPPED.length, 1);
  return Buffer.concat([head, Buffer.from(STOPPED)]);
}

/** How many bytes at the beginning are complete messages: a type, a length that includes itself, and the rest. */
function wholeMessages(bytes: Buffer): number {
  let end = 0;
  while (end + 5 <= bytes.length) {
    const next = end + 1 + bytes.readInt32BE(end + 1);
    if (next > bytes.length) break;
    end = next;
  }
  return end;
}

/** The same for the startup message, which has no type and is passed on separately. */
function firstMessage(bytes: Buffer): number {
  const end = bytes.length >= 4 ? bytes.readInt32BE(0) : 0;
  return end <= bytes.length ? end : 0;
}

/** Resets the session: all clients share one backend, and each must start with a clean one. */
async function resetSession(database: PGlite): Promise<void> {
  // A client that disconnected may have left an incomplete batch, in which everything but a Sync would be ignored.
  await database.execProtocolRawStream(SYNC, { onRawData: () => {} });
  await database.exec('ROLLBACK');
  await database.exec('DISCARD ALL');
}

/** Passes the messages of a client to the database, and the responses back, until the client disconnects. */
async function relay(database: PGlite, socket: Socket): Promise<void> {
  const onRawData = (answer: Uint8Array) => void socket.write(Buffer.from(answer));
  const send = (messages: Buffer) => database.execProtocolRawStream(new Uint8Array(messages), { onRawData });
  let begun = false;
  let bytes: Buffer = Buffer.alloc(0);
  for await (const chunk of socket) {
    bytes = Buffer.concat([bytes, chunk]);
    if (!begun) {
      const end = firstMessage(bytes);
      if (end === 0) continue;
      await resetSession(database);
      await send(bytes.subarray(0, end));
      bytes = bytes.subarray(end);
      begun = true;
    }
    const end = wholeMessages(bytes);
    if (end > 0) await send(bytes.subarray(0, end));
    bytes = bytes.subarray(end);
  }
}

/** Serves one client at a time: a new client replaces the current one, because the pool has abandoned that connection. */
function listener(database: PGlite): { serve: (socket: Socket) => void; drop: () => Promise<void> } {
  let current: Socket | undefined;
  let turn: Promise<void> = Promise.resolve();
  const handle = async (socket: Socket): Promise<void> => {
    try {
      await relay(database, socket);
    } catch {
      // Either the client has disconnected and reads nothing, or the database has stopped and this reports it.
      if (socket.writable) socket.end(stopped());
    }
  };
  return {
    serve: (socket) => {
      current?.destroy();
      current = socket.on('error', () => {});
      turn = turn.then(() => handle(socket));
    },
    drop: async () => {
      current?.destroy();
      await turn;
    },
  };
}

/**
 * Serves an embedded database over the protocol of PostgreSQL, so that the driver uses it like a server.
 *
 * Not by `@electric-sql/pglite-socket`, which interleaves the messages of clients: a client that disconnects inside a batch leaves it
 * incomplete, and after one failure of the database no further message gets a response.
 * @param database the database, which must not be used in any other way from now on
 * @returns where to connect to
 * @throws the error of the operating system if no socket can be created
 */
export async function openSocket(database: PGlite): Promise<EmbeddedSocket> {
  const { serve, drop } = listener(database);
  const server = createServer(serve);
  const remove = await listenPrivately(server, `.s.PGSQL.${PORT}`);
  const address = server.address();
  const close = async () => {
    server.close();
    await drop();
    await remove();
  };
  if (address === null) throw new Error('The socket of the embedded database is closed.');
  // What follows from the folder for a driver is the name of the socket in it.
  if (typeof address === 'string') return { host: dirname(address), port: PORT, close };
  return { host: address.address, port: address.port, close };
}
