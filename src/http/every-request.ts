import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ConstantHeaders } from '../contract/answer-headers.ts';
import { refusedPreflights } from './cors.ts';
import { MAX_URL_LENGTH, uriTooLong } from './framework-errors.ts';
import { setAnswerHeaders } from './server.ts';

/**
 * Sets the headers of every response.
 * @param app the instance
 * @param constant those that are always the same
 * @param closing aborted when the shutdown begins
 */
export function addAnswerHeaders(
  app: FastifyInstance,
  constant: ConstantHeaders,
  closing: AbortSignal | undefined,
): void {
  app.addHook('onRequest', (request, reply, done) => {
    setAnswerHeaders(request, reply, constant);
    done();
  });
  // RFC 9112, section 9.6: the client learns that the connection will be closed, and sends no further request on it. Decided when the
  // response is sent, because a connection that stayed open after its current request would delay the shutdown.
  app.addHook('onSend', (request, reply, payload, done) => {
    if (closing?.aborted) reply.header('connection', 'close');
    // RFC 9110, section 9.3.2: HEAD has the headers of its GET. For an empty body Fastify sets Content-Length with all methods but HEAD.
    if (request.method === 'HEAD' && payload === undefined && reply.statusCode !== 304)
      reply.header('content-length', 0);
    done();
  });
}

/**
 * Refuses what belongs to no operation before anything of it is read.
 * @param app the instance
 * @param refuse throws what a path or a method is answered with that there is not
 */
export function refuseEarly(app: FastifyInstance, refuse: (request: FastifyRequest) => never): void {
  const logPreflight = refusedPreflights(app.log);
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.url.length > MAX_URL_LENGTH) throw uriTooLong();
    // At this point, because later Fastify would first apply its own rules to the body and its type.
    // CORS has a route for all OPTIONS requests, and has already answered the preflights that it allows.
    if (request.method === 'OPTIONS') logPreflight(request);
    if (request.is404 || request.method === 'OPTIONS') refuse(request);
    done();
  });
}
