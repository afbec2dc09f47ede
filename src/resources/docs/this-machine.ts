import type { FastifyRequest } from 'fastify';

const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/;

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** Headers that proxies add: the client of a proxy may be on another machine. */
const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/**
 * Whether a request was made on this machine, by its user or by a page of this service. The name in Host must be a name of this machine
 * as well: otherwise a page of another site could use its own name for this address (DNS rebinding). Requests of other origins that can be
 * read by their page have an Origin header.
 * @param request the request; no proxy is trusted
 */
export function isFromThisMachine({ raw: { headers, socket } }: FastifyRequest): boolean {
  return (
    LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '') &&
    LOOPBACK_HOST.test(headers.host ?? '') &&
    headers.origin === undefined &&
    PROXY_HEADERS.every((name) => headers[name] === undefined)
  );
}
