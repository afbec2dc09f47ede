import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { Test } from 'tap';

/** A proxy that cuts connections. */
export interface Cutter {
  readonly url: string;
  /** How many it has cut so far. */
  cuts(): number;
}

/**
 * Starts a proxy of connections, which breaks them off behind a random byte of what the service sends, until it has done so often enough; it
 * stops when the test ends.
 * @param t the test
 * @param port of the service
 * @param enough so many are cut
 * @param mostBytes so many bytes pass at the most through one that is cut
 */
export async function startCutter(t: Test, port: number, enough: number, mostBytes: number): Promise<Cutter> {
  const open = new Set<Socket>();
  let cuts = 0;

  function pass(client: Socket): void {
    const service = connect(port, '127.0.0.1');
    let left = cuts < enough ? Math.floor(Math.random() * mostBytes) : Number.POSITIVE_INFINITY;
    for (const socket of [client, service]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        service.destroy();
      });
    }
    client.pipe(service);
    service.on('data', (bytes: Buffer) => {
      if (left < 0) return;
      const part = bytes.subarray(0, left);
      left -= bytes.length;
      client.write(part);
      if (left >= 0) return;
      cuts += 1;
      // What was written before still arrives.
      client.end(() => client.destroy());
    });
  }

  const server = createServer(pass);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.teardown(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, cuts: () => cuts };
}
