import type { FastifyReply, FastifyRequest } from 'fastify';

/** Gets a request that is over, and its answer. */
export type Answered = (request: FastifyRequest, reply: FastifyReply) => void;

/** One line a request, when it is over. The route, not the URL: ids and search texts are the user's. */
function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  const { method, routeOptions } = request;
  const duration_ms = Math.round(reply.elapsedTime * 1000) / 1000;
  request.log.info({ method, route: routeOptions.url ?? null, status: reply.statusCode, duration_ms }, 'request');
}

/**
 * The log, and whoever else is told.
 * @param onAnswered told after the log
 */
export function announcing(onAnswered: Answered | undefined): Answered {
  if (!onAnswered) return logRequest;
  return (request, reply) => {
    logRequest(request, reply);
    onAnswered(request, reply);
  };
}
