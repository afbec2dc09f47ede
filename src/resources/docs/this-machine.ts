import type { FastifyRequest } from 'fastify';

const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/;

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** What a proxy adds: who is behind it may be anywhere. */
const OF_PROXIES = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/**
 * Whether a request was made on this machine, by its user or by a page of this service. The name in Host has to be one of this machine
 * as well: else a page of another site could have its own name lead here (DNS rebinding). Whoever reads across origins sends Origin.
 * @param request the request, before any proxy is trusted
 */
export function isFromThisMachine({ raw: { headers, socket } }: FastifyRequest): boolean {
  return (
    LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '') &&
    LOOPBACK_HOST.test(headers.host ?? '') &&
    headers.origin === undefined &&
    OF_PROXIES.every((name) => headers[name] === undefined)
  );
}
