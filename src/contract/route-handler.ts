import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSafe } from '../problems/http-method.ts';
import { unavailable } from '../problems/index.ts';
import type { Operation, ResponseObject } from './document.ts';

/** A handler as the engine calls it. {@link import('./types.ts').Handlers} has tied its types to the contract before they are let go here. */
export type AnyHandler = (input: Record<string, unknown>) => Promise<{
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}>;

/** JSON is sent as Fastify sends it, also where it is bytes already. */
const asSent = (type: string | undefined) => (type === 'application/json' ? 'application/json; charset=utf-8' : type);

/** The media type of each answer of an operation, by status; the problem handler chooses its own. */
function mediaTypes({ operation }: Operation): Map<number, string> {
  const responses = Object.entries(operation.responses) as [string, ResponseObject][];
  const types = responses.map(
    ([status, { content }]) => [Number(status), asSent(Object.keys(content ?? {})[0])] as const,
  );
  return new Map(types.filter((entry): entry is [number, string] => entry[1] !== undefined));
}

/** A timer a request, and nothing else: Fastify's `handlerTimeout` makes an abort signal and its exception for each. */
function answerLate(reply: FastifyReply): void {
  const outcome = isSafe(reply.request.method) ? 'not_performed' : 'unknown';
  if (!reply.sent) reply.send(unavailable('The request could not be carried out in time.', { outcome }));
}

/** Sets headers of an answer. What decides about it adds up (RFC 9110, section 12.5.5): CORS may have named `Origin`. */
export function setHeaders(reply: FastifyReply, headers: Record<string, string>): void {
  const { Vary: own } = headers;
  const earlier = own && reply.getHeader('vary');
  reply.headers(earlier ? { ...headers, Vary: `${earlier}, ${own}` } : headers);
}

/**
 * The route's handler of an operation: hands the request on, and answers with the status, headers and media type of the contract.
 * @param operation the operation
 * @param handler its handler
 * @param timeoutMs how long it may take, in milliseconds, 503 after that; undefined: it is waited for
 */
export function asRouteHandler(operation: Operation, handler: AnyHandler, timeoutMs: number | undefined) {
  const types = mediaTypes(operation);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { params: path, query, headers, body, log, subject } = request;
    const timer = timeoutMs === undefined ? undefined : setTimeout(answerLate, timeoutMs, reply);
    try {
      const answer = await handler({ path, query, headers, body, log, subject });
      if (reply.sent) return reply;
      reply.code(answer.status);
      if (answer.headers) setHeaders(reply, answer.headers);
      const type = types.get(answer.status);
      if (type) reply.type(type);
      return reply.send(answer.body);
    } catch (error) {
      // The client has been told already that it took too long, and so has the log.
      if (reply.sent) return reply;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
}
