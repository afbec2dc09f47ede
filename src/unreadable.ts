import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ConstantHeaders } from './contract/answer-headers.ts';
import { validationFailed } from './contract/invalid.ts';
import { Problem, problemDocument } from './problems.ts';

/** Largest request line and headers together, in bytes: Node's own default, said aloud. */
export const MAX_HEADER_BYTES = 16_384;

function problemOf(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    const detail = `Request line and headers may have at most ${MAX_HEADER_BYTES} bytes together.`;
    return new Problem('HEADERS_TOO_LARGE', { detail });
  }
  const detail = code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'did not arrive in time' : 'is not HTTP/1.1';
  return validationFailed([{ in: 'header', detail, keyword: 'format' }]);
}

/**
 * Answers what Node could not read as a request, with a problem like any other, and closes the connection.
 * @param constant the headers that every answer has
 * @returns takes what the parser found (`HPE_…`), or the time that ran out, and the connection
 */
export function answerUnreadable(constant: ConstantHeaders): (error: NodeJS.ErrnoException, socket: Socket) => void {
  const lines = constant.map(([name, value]) => `${name}: ${value}`);
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const problem = problemOf(error.code);
    const requestId = randomUUID();
    const body = JSON.stringify(problemDocument(problem, requestId));
    const head = [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `Date: ${new Date().toUTCString()}`,
      `X-Request-Id: ${requestId}`,
      ...lines,
      'Connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  };
}
