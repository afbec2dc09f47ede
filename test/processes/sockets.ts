import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Many connections that say little. */
export interface Sockets {
  /** How many of them the service has not closed yet. */
  open(): number;
  close(): void;
}

/** So many at once: each goes through the queue of the listening socket. */
const AT_ONCE = 50;

const opened = (socket: Socket) =>
  new Promise<void>((resolve) => socket.once('connect', () => resolve()).once('error', () => resolve()));

/**
 * Opens connections and keeps them as long as the service does.
 * @param port where the service listens
 * @param count how many
 * @param first what each says at once; nothing when empty
 * @param drip what each says once a second after that; nothing when empty
 */
export async function openSockets(port: number, count: number, first: string, drip: string): Promise<Sockets> {
  const sockets = new Set<Socket>();
  while (sockets.size < count) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - sockets.size) }, () => connect(port, '127.0.0.1'));
    for (const socket of batch) {
      sockets.add(socket);
      // What it answers is read, so that it is not kept from closing.
      socket
        .on('error', () => {})
        .once('close', () => sockets.delete(socket))
        .resume();
    }
    await Promise.all(batch.map(opened));
    for (const socket of batch) if (first) socket.write(first);
    await delay(1);
  }
  const timer = setInterval(() => {
    for (const socket of sockets) if (drip && socket.writable) socket.write(drip);
  }, 1000);
  return {
    open: () => sockets.size,
    close() {
      clearInterval(timer);
      for (const socket of sockets) socket.destroy();
    },
  };
}
