import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Answer } from './answers.ts';
import { asDocumented, sawAnswer } from './conformance.ts';

/** Lets an app listen on a free port, unless it does; it stops with the app. */
export async function listen(app: FastifyInstance): Promise<number> {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function parse(text: string): Answer {
  const end = text.indexOf('\r\n\r\n');
  const [start = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { statusCode: Number(start.split(' ')[1] ?? 0), headers, body: text.slice(end + 4) };
}

/**
 * Sends bytes as they are, for what no HTTP client would send, and reads until the server closes the connection.
 * @param port where the app listens
 * @param bytes what to send
 * @param close whether to close this side of the connection behind them
 * @returns the first answer; status 0 when there was none
 */
export async function sendRaw(port: number, bytes: string | Buffer, close = false): Promise<Answer> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  const closed = new Promise<void>((resolve) => {
    // A reset behind the answer, when the server has not read all that was sent, is no fault.
    socket.on('error', () => {}).once('close', () => resolve());
  });
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  if (close) socket.end(bytes);
  else socket.write(bytes);
  await closed;
  const answer = parse(Buffer.concat(chunks).toString());
  const [, method = '', target = ''] = /^([A-Z]+) (\S+)/.exec(bytes.toString()) ?? [];
  // Behind the first answer there may be another.
  const body = Buffer.from(answer.body)
    .subarray(0, Number(answer.headers['content-length'] ?? 0))
    .toString();
  if (answer.statusCode >= 200) sawAnswer(method, target, asDocumented({ ...answer, body }));
  return answer;
}

/**
 * The text of a request, as it goes over the wire.
 * @param start method, target and version
 * @param headers lines; `Host` and `Connection: close` are added
 * @param body what follows
 */
export function requestText(start: string, headers: readonly string[] = [], body = ''): string {
  return [`${start} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers, '', body].join('\r\n');
}
