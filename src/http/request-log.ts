import type { FastifyReply, FastifyRequest } from 'fastify';

/** Called with a completed request and its response. */
export type Answered = (request: FastifyRequest, reply: FastifyReply) => void;

/** Logs one line per completed request. The route, not the URL: ids and search texts are private. */
function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  const { method, routeOptions } = request;
  const duration_ms = Math.round(reply.elapsedTime * 1000) / 1000;
  request.log.info({ method, route: routeOptions.url ?? null, status: reply.statusCode, duration_ms }, 'request');
}

/**
 * Logs completed requests, and passes them on.
 * @param onAnswered called after the request was logged
 */
export function announcing(onAnswered: Answered | undefined): Answered {
  if (!onAnswered) return logRequest;
  return (request, reply) => {
    logRequest(request, reply);
    onAnswered(request, reply);
  };
}
