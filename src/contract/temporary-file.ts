import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { unavailable } from '../problems/index.ts';

/** A file without a name: it is gone when it is closed, and with the process. */
export interface TemporaryFile {
  /** In bytes, so far. */
  size(): number;
  /** Appends; text as UTF-8. */
  write(data: string | Uint8Array): Promise<void>;
  /** All of it. */
  bytes(): Promise<Buffer>;
  /** All of it so far as a stream, which closes the file at its end, and when it is destroyed. */
  stream(): Readable;
  isClosed(): boolean;
  close(): Promise<void>;
}

/** What is told when the disk is full, or cannot be written to. */
const noRoom = (cause: unknown) => unavailable('There is no room to keep the file meanwhile.', { cause });

/**
 * Makes a file for what is too large to be kept in memory, in the folder for temporary files (TMPDIR). Only this process can read it.
 * @throws {Problem} UNAVAILABLE where the file system takes none; so does `write`
 */
export async function temporaryFile(): Promise<TemporaryFile> {
  const path = join(tmpdir(), `taskpact-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600).catch((error: unknown) => {
    throw noRoom(error);
  });
  // An open file stays until it is closed: https://pubs.opengroup.org/onlinepubs/9799919799/functions/unlink.html
  await rm(path);
  let size = 0;
  let isClosed = false;
  return {
    size: () => size,
    async write(data) {
      const bytes = typeof data === 'string' ? Buffer.from(data) : data;
      await file.writeFile(bytes).catch((error: unknown) => {
        throw noRoom(error);
      });
      size += bytes.byteLength;
    },
    async bytes() {
      const bytes = Buffer.allocUnsafe(size);
      for (let at = 0; at < size; ) at += (await file.read(bytes, at, size - at, at)).bytesRead;
      return bytes;
    },
    // To its last byte: whoever knows the length has all of it then, and may ask for more before another read has found the end.
    stream: () => file.createReadStream({ start: 0, end: Math.max(size - 1, 0) }),
    isClosed: () => isClosed,
    async close() {
      isClosed = true;
      await file.close();
    },
  };
}
