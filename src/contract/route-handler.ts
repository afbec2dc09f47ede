import { channel } from 'node:diagnostics_channel';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSafe } from '../problems/http-method.ts';
import { unavailable } from '../problems/index.ts';
import type { Operation, ResponseObject } from './document.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What its handler does, once that has begun. */
    work: Promise<unknown> | undefined;
  }
  interface FastifyReply {
    /** Milliseconds until an answer that is a stream began; undefined: it is none. */
    streamBegan: number | undefined;
  }
}

/** Publishes each stream that an answer is; free while it has no subscriber. */
export const streamOpened = channel('taskpact:stream-opened');

/** A handler with its types erased; {@link import('./types.ts').Handlers} has checked them against the contract. */
export type AnyHandler = (input: Record<string, unknown>) => Promise<Result>;

/** Called with a stream that its client or the service has broken off: Fastify runs no `onResponse` for it. */
export type BrokenOff = (request: FastifyRequest, reply: FastifyReply) => void;

interface Result {
  status: number;
  /** The media type, where the contract has several. */
  type?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

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

/** Sends a stream: its time is that until it begins, and HEAD ends it there, with the headers of GET (RFC 9110, section 9.3.2). */
function sendStream(reply: FastifyReply, stream: Readable, brokenOff: BrokenOff): FastifyReply {
  reply.streamBegan = reply.elapsedTime;
  // Its connection ends with it, so that a shutdown that ends streams waits for none.
  reply.header('connection', 'close');
  if (reply.request.method !== 'HEAD') {
    streamOpened.publish(stream);
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) brokenOff(reply.request, reply);
    });
    return reply.send(stream);
  }
  stream.destroy();
  return reply.send(Readable.from([]));
}

/** Sends the result of a handler, unless its time was over and that has been answered. */
function send(
  reply: FastifyReply,
  { status, headers, body, type: chosen }: Result,
  types: ReadonlyMap<number, string>,
  brokenOff: BrokenOff,
) {
  const stream = body instanceof Readable ? body : undefined;
  if (reply.sent) {
    stream?.destroy();
    return reply;
  }
  reply.code(status);
  if (headers) setHeaders(reply, headers);
  const type = withCharset(chosen) ?? types.get(status);
  if (type) reply.type(type);
  return stream ? sendStream(reply, stream, brokenOff) : reply.send(body);
}

/**
 * Makes Fastify's handler of an operation, which sends the result with the status, headers and media type of the contract. The time
 * limit is that of the handler: a stream that it returns may go on for as long as it wants.
 * @param operation the operation
 * @param handler its handler
 * @param timeoutMs time limit in milliseconds, after which the response is 503; undefined: none
 * @param brokenOff called with streams that are broken off
 */
export function asRouteHandler(
  operation: Operation,
  handler: AnyHandler,
  timeoutMs: number | undefined,
  brokenOff: BrokenOff = () => {},
) {
  const types = mediaTypes(operation);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { params: path, query, headers, body, log, owner, subject, scopes, tokenExpires } = request;
    const timer = timeoutMs === undefined ? undefined : setTimeout(answerTimeout, timeoutMs, reply);
    try {
      const work = handler({ path, query, headers, body, log, owner, subject, scopes, tokenExpires });
      request.work = work;
      return send(reply, await work, types, brokenOff);
    } catch (error) {
      // The timeout has been answered and logged already.
      if (reply.sent) return reply;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
}
