import { finished, Readable } from 'node:stream';
import { errorCodes, type onSendHookHandler, type preParsingAsyncHookHandler } from 'fastify';
import { hasBody } from './body.ts';
import { type TemporaryFile, temporaryFile } from './temporary-file.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body, where the operation takes files. */
    spooled: TemporaryFile | undefined;
  }
}

/** A body that is a file, as it came: nothing but its media type was checked. */
export interface FileBody {
  /** The media type without parameters, in lower case. */
  readonly type: string;
  /** Closed when the answer is sent, and when the client has gone. */
  readonly file: TemporaryFile;
}

/** Closes the connection behind a refusal that did not wait for the body, as it would be read to its end otherwise. */
export const closeUnlessReceived: onSendHookHandler = (request, reply, _payload, done) => {
  if (request.spooled === undefined && hasBody(request)) reply.header('connection', 'close');
  done();
};

/** What is left to parse of a body that was put aside: nothing, and Fastify is told that all of it came. */
const emptied = (size: number): Readable => Object.assign(Readable.from([]), { receivedEncodedLength: size });

/**
 * Puts the body of a request aside in a temporary file: many large ones at once take no memory.
 * @throws Fastify's error for a body beyond the limit of the route; the rest of it is not read
 * @see https://fastify.dev/docs/latest/Reference/Hooks/#preparsing
 */
export const spoolBody: preParsingAsyncHookHandler = async (request, reply, payload) => {
  const { bodyLimit } = request.routeOptions;
  const tooLarge = (): Error => new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
  if (Number(request.headers['content-length']) > bodyLimit) throw tooLarge();
  const file = await temporaryFile();
  finished(reply.raw, () => void file.close());
  // An early end must not close the connection: the answer goes over it.
  for await (const chunk of payload.iterator({ destroyOnReturn: false })) {
    if (file.size() + chunk.length > bodyLimit) throw tooLarge();
    await file.write(chunk);
  }
  request.spooled = file;
  return emptied(file.size());
};
