/** A key server on loopback whose answer can be changed and whose requests are counted. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jwkOf, type Pair } from './tokens.ts';

type Answer = (response: ServerResponse) => void;

export interface KeyServer {
  readonly url: string;
  /** The paths asked for, in order. */
  readonly requests: string[];
  /** Takes effect with the next request. */
  answer: Answer;
  stop(): Promise<void>;
}

/** An answer with text. */
export const says =
  (body: string, status = 200, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, headers).end(body);
  };

/** An answer that lists keys. */
export const lists = (...pairs: Pair[]): Answer => says(JSON.stringify({ keys: pairs.map((pair) => jwkOf(pair)) }));

/** An answer that never comes. */
export const hangs: Answer = () => {};

/** The connection breaks instead of an answer. */
export const breaksOff: Answer = ({ socket }) => socket?.destroy();

/** Starts a key server on a free port. */
export async function startKeyServer(answer: Answer): Promise<KeyServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    keyServer.answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const keyServer: KeyServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    requests,
    answer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return keyServer;
}

/** Waits until a condition holds; the test runner's time limit ends it when it never does. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
}
