import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSafe } from '../problems/http-method.ts';
import { unavailable } from '../problems/index.ts';
import type { Operation, ResponseObject } from './document.ts';

/** A handler with its types erased; {@link import('./types.ts').Handlers} has checked them against the contract. */
export type AnyHandler = (input: Record<string, unknown>) => Promise<{
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}>;

/** Adds the charset that Fastify sends with JSON, so that bodies that are already bytes have it as well. */
const withCharset = (type: string | undefined) =>
  type === 'application/json' ? 'application/json; charset=utf-8' : type;

/** The media type of each response of an operation, by status; the error handler sets that of problems. */
function mediaTypes({ operation }: Operation): Map<number, string> {
  const responses = Object.entries(operation.responses) as [string, ResponseObject][];
  const types = responses.map(
    ([status, { content }]) => [Number(status), withCharset(Object.keys(content ?? {})[0])] as const,
  );
  return new Map(types.filter((entry): entry is [number, string] => entry[1] !== undefined));
}

/** The response of a handler that took too long. Fastify's `handlerTimeout` would cost an abort signal and its exception per request. */
function answerTimeout(reply: FastifyReply): void {
  const outcome = isSafe(reply.request.method) ? 'not_performed' : 'unknown';
  if (!reply.sent) reply.send(unavailable('The request could not be carried out in time.', { outcome }));
}

/** Sets headers of a response. `Vary` is combined with an earlier value (RFC 9110, section 12.5.5): CORS may have added `Origin`. */
export function setHeaders(reply: FastifyReply, headers: Record<string, string>): void {
  const { Vary: own } = headers;
  const earlier = own && reply.getHeader('vary');
  reply.headers(earlier ? { ...headers, Vary: `${earlier}, ${own}` } : headers);
}

/**
 * Makes Fastify's handler of an operation, which sends the result with the status, headers and media type of the contract.
 * @param operation the operation
 * @param handler its handler
 * @param timeoutMs time limit in milliseconds, after which the response is 503; undefined: none
 */
export function asRouteHandler(operation: Operation, handler: AnyHandler, timeoutMs: number | undefined) {
  const types = mediaTypes(operation);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { params: path, query, headers, body, log, subject } = request;
    const timer = timeoutMs === undefined ? undefined : setTimeout(answerTimeout, timeoutMs, reply);
    try {
      const answer = await handler({ path, query, headers, body, log, subject });
      if (reply.sent) return reply;
      reply.code(answer.status);
      if (answer.headers) setHeaders(reply, answer.headers);
      const type = types.get(answer.status);
      if (type) reply.type(type);
      return reply.send(answer.body);
    } catch (error) {
      // The timeout has been answered and logged already.
      if (reply.sent) return reply;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
}
