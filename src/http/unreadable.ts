import { randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ConstantHeaders } from '../contract/answer-headers.ts';
import { problemDocument } from '../problems/document.ts';
import { Problem } from '../problems/index.ts';
import { validationFailed } from '../problems/invalid.ts';

/** Largest request line and headers together, in bytes: Node's own default, said aloud. */
export const MAX_HEADER_BYTES = 16_384;

/** What Node's parser says of what it could not read, and what it was reading. */
interface ParserError extends NodeJS.ErrnoException {
  readonly rawPacket?: unknown;
  readonly bytesParsed?: number;
}

/** A whole request line (RFC 9112, section 3): what is wrong with it is the method alone. */
const REQUEST_LINE = /^[\w!#$%&'*+.^`|~-]+ [^ \r\n]+ HTTP\/1\.[01]\r?\n/;

/** Whether it is a request but for a method that Node does not know; the parser stopped in the middle of it. */
function isUnknownMethod({ code, rawPacket, bytesParsed = 0 }: ParserError): boolean {
  if (code !== 'HPE_INVALID_METHOD' || !Buffer.isBuffer(rawPacket)) return false;
  const start = rawPacket.subarray(0, bytesParsed).lastIndexOf('\n') + 1;
  return REQUEST_LINE.test(rawPacket.toString('latin1', start));
}

const notImplemented = (): Problem =>
  new Problem('METHOD_NOT_IMPLEMENTED', {
    detail: 'The service knows no such method. Methods are written in capitals.',
  });

function problemOf(error: ParserError): Problem {
  if (isUnknownMethod(error)) return notImplemented();
  if (error.code === 'HPE_HEADER_OVERFLOW') {
    const detail = `Request line and headers may have at most ${MAX_HEADER_BYTES} bytes together.`;
    return new Problem('HEADERS_TOO_LARGE', { detail });
  }
  const detail = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'did not arrive in time' : 'is not HTTP/1.1';
  return validationFailed([{ in: 'header', detail, keyword: 'format' }]);
}

/** Writes an answer where there is no request to answer, and closes the connection. */
function writeProblem(socket: Duplex, problem: Problem, constant: ConstantHeaders): void {
  const requestId = randomUUID();
  const body = JSON.stringify(problemDocument(problem, requestId));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Date: ${new Date().toUTCString()}`,
    `X-Request-Id: ${requestId}`,
    ...constant.map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

/**
 * Answers what Node could not read as a request, with a problem like any other, and closes the connection.
 * @param constant the headers that every answer has
 * @returns takes what the parser found (`HPE_…`), or the time that ran out, and the connection
 */
export function answerUnreadable(constant: ConstantHeaders): (error: ParserError, socket: Socket) => void {
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    writeProblem(socket, problemOf(error), constant);
  };
}

/**
 * Answers CONNECT, which is for proxies (RFC 9110, section 9.3.6): Node hands it over as a connection, and would close it without a word.
 * @param constant the headers that every answer has
 */
export function refuseTunnel(constant: ConstantHeaders): (request: IncomingMessage, socket: Duplex) => void {
  return (_request, socket) => {
    socket.on('error', () => socket.destroy());
    writeProblem(socket, notImplemented(), constant);
  };
}
