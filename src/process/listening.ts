import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartError } from '../config/start-error.ts';

/** Where a server listens, and the variable that configures its port. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  readonly variable: 'PORT' | 'METRICS_PORT';
}

/** Codes for an address that this machine does not have, an unknown name, or an unsupported address family. */
const NO_ADDRESS = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EAFNOSUPPORT', 'EINVAL']);

/**
 * Explains why a server cannot listen.
 * @param error of Node's `listen`
 * @param at where it should listen
 * @returns a one-line error that names the variable to set; for other causes, the error itself
 */
export function listenError(error: unknown, { host, port, variable }: Listening): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  const fail = (message: string) => new StartError(message, { cause: error });
  if (code === 'EADDRINUSE')
    return fail(`port ${port} is in use: set ${variable}= to another; ${variable}=0 takes a free one`);
  if (code === 'EACCES')
    return fail(`port ${port} is not for this user: set ${variable}= to one above 1023, like ${variable}=8080`);
  if (!NO_ADDRESS.has(code)) return error;
  return fail(
    `HOST=${host} is no address of this machine: set HOST= to one that is, like HOST=127.0.0.1, or HOST=0.0.0.0 for all`,
  );
}

/**
 * Checks that a server can listen, by listening for a moment, before resources are opened that only one process may use.
 * @param at where it will listen
 * @throws {StartError} with a one-line message if it cannot
 */
export async function requireFreePort(at: Listening): Promise<void> {
  const server = createServer();
  try {
    await once(server.listen(at.port, at.host), 'listening');
  } catch (error) {
    throw listenError(error, at);
  }
  server.close();
  await once(server, 'close');
}
