import { randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ConstantHeaders } from '../contract/answer-headers.ts';
import { problemDocument } from '../problems/document.ts';
import { Problem } from '../problems/index.ts';
import { validationFailed } from '../problems/invalid.ts';

/** Maximum size of request line and headers together, in bytes: Node's default, made explicit. */
export const MAX_HEADER_BYTES = 16_384;

/** An error of Node's HTTP parser, with the data that it was parsing. */
interface ParserError extends NodeJS.ErrnoException {
  readonly rawPacket?: unknown;
  readonly bytesParsed?: number;
}

/** A complete request line (RFC 9112, section 3): if the parser refuses it, only its method can be wrong. */
const REQUEST_LINE = /^[\w!#$%&'*+.^`|~-]+ [^ \r\n]+ HTTP\/1\.[01]\r?\n/;

/** Whether only the method of the request is unknown to Node; the parser stops in the middle of it. */
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

/** Writes a response without a request object, and closes the connection. */
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
 * Answers data that Node could not parse as a request with a problem document, and closes the connection.
 * @param constant the headers of every response
 * @returns a handler of the parser's error (`HPE_…`) or a timeout, with its connection
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
 * Answers CONNECT, which is for proxies (RFC 9110, section 9.3.6): by default Node would close the connection without a response.
 * @param constant the headers of every response
 */
export function refuseTunnel(constant: ConstantHeaders): (request: IncomingMessage, socket: Duplex) => void {
  return (_request, socket) => {
    socket.on('error', () => socket.destroy());
    writeProblem(socket, notImplemented(), constant);
  };
}
