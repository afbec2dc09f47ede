import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long a request on its way may still arrive once no new connections are accepted, in milliseconds. */
const LAST_CHANCE_MS = 250;

/**
 * Closes connections without a single byte when the service closes. Node closes only connections that wait for another request, and the
 * shutdown would wait for these until the grace is over: clients open them ahead, or instead of one that they broke off with a stream.
 * @param app the instance that listens
 */
export function closeSilentConnections(app: FastifyInstance): void {
  const open = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  const closeSilent = (): void => {
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
  };
  app.addHook('preClose', async () => {
    setTimeout(closeSilent, LAST_CHANCE_MS).unref();
  });
}
