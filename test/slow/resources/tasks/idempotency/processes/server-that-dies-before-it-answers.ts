/**
 * The service itself, except that the kernel takes the process away when it is about to write its first answer: everything that
 * the request wanted is done by then, and the client does not get a byte.
 */
import { ServerResponse } from 'node:http';

ServerResponse.prototype.writeHead = function die(this: ServerResponse): ServerResponse {
  process.kill(process.pid, 'SIGKILL');
  return this;
};

await import('../../../../../../src/server.ts');
