import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Listens on a Unix domain socket in a new folder that only this user may access; on Windows, on a free port of the loopback address, which
 * every user of the machine can connect to.
 * @param server a server that does not listen yet; afterwards its `address()` is the path of the socket, or the address
 * @param name of the socket in its folder
 * @returns removes the folder, once the server is closed
 * @throws the error of the operating system if no socket can be created
 */
export async function listenPrivately(server: Server, name: string): Promise<() => Promise<void>> {
  if (process.platform === 'win32') {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return async () => {};
  }
  // Not in the data folder, because the path of a socket is limited to about 100 bytes.
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-'));
  await chmod(folder, 0o700);
  await once(server.listen(join(folder, name)), 'listening');
  return () => rm(folder, { recursive: true, force: true });
}
