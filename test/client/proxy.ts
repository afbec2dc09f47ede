import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Test } from 'tap';

/** What happens to a request instead of passing: `lost` has not arrived, `unanswered` has, and its answer is lost. */
export type Fault = 'lost' | 'unanswered' | { status: number; headers?: Record<string, string>; body?: string };

/** A request as it came. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  /** When its connection is gone, or its answer has gone out. */
  readonly closed: Promise<void>;
}

/** A real HTTP proxy on a loopback port, in front of the service. */
export interface TestProxy {
  readonly url: string;
  readonly seen: Seen[];
  /** Passes requests on to another service from now on. */
  leadTo(origin: string): void;
  /** The next requests meet these, one each; the others pass. */
  fail(...faults: (Fault | 'pass')[]): void;
  /** Answers a path by itself from now on. */
  serve(path: string, type: string, body: string): void;
}

/** Sends a request on, byte for byte; the answer is still to be read. */
async function pass(origin: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  const forwarded = request(`${origin}${url}`, { method, headers });
  forwarded.end(body);
  const [answer] = await once(forwarded, 'response');
  return answer;
}

/**
 * Starts a proxy; it stops when the test ends.
 * @param t the test
 * @param origin what is behind it; without one there is only what it serves by itself
 */
export async function startProxy(t: Test, origin?: string): Promise<TestProxy> {
  let target = origin;
  const faults: (Fault | 'pass')[] = [];
  const served = new Map<string, { type: string; body: string }>();
  const seen: Seen[] = [];

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await incoming.toArray());
    const { method = '', url = '', headers } = incoming;
    const own = served.get(url);
    if (own) return void response.writeHead(200, { 'content-type': own.type }).end(own.body);
    const closed = new Promise<void>((resolve) => response.once('close', resolve));
    seen.push({ method, url, headers, closed });
    const fault = faults.shift() ?? 'pass';
    if (fault === 'lost') return void incoming.socket.destroy();
    if (typeof fault === 'object') return void response.writeHead(fault.status, fault.headers).end(fault.body);
    if (!target) return void response.writeHead(404).end();
    const passed = await pass(target, incoming, body);
    if (fault === 'unanswered') {
      await passed.toArray();
      return void incoming.socket.destroy();
    }
    response.writeHead(passed.statusCode ?? 502, passed.headers).flushHeaders();
    // Who goes away in the middle is no error.
    await pipeline(passed, response).catch(() => {});
  }

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch((error: Error) => response.writeHead(502).end(error.message));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    leadTo(other) {
      target = other;
    },
    fail: (...next) => faults.push(...next),
    serve: (path, type, body) => served.set(path, { type, body }),
  };
}
