import http from 'node:http';
import https from 'node:https';
import { reasonOf } from '../database/reason.ts';
import type { Message } from './message.ts';
import { retryAfter } from './schedule.ts';
import { signing } from './signature.ts';

/** How long the receiver may take, in milliseconds: Standard Webhooks recommends 15 to 30 s. */
export const TIMEOUT_MS = 20_000;

/** So much of an answer is read, in bytes, so that its connection can be used again; of a longer one it is closed. */
const MAX_ANSWER_BYTES = 65_536;

/** What became of an attempt. */
export type Outcome =
  | { readonly kind: 'delivered' }
  /** 410: nothing is wanted any more. */
  | { readonly kind: 'gone' }
  /** Ended by the shutdown: whether it was received is not known. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'refused' | 'unreachable'; readonly reason: string; readonly retryAfterMs: number };

/** Where messages go, and how they are signed. */
export interface Receiver {
  /** WEBHOOK_URL. */
  readonly url: string;
  /** WEBHOOK_SECRET. */
  readonly secrets: readonly string[];
  /** The clock: milliseconds since 1970. */
  readonly now: () => number;
}

/** Sends messages. */
export interface Delivery {
  send(message: Message): Promise<Outcome>;
  /** Ends all attempts that are under way, and closes all connections. */
  interrupt(): void;
}

/** Node's own client: `fetch` takes five times as much of the processor for such requests (Node 20). */
const clientFor = (url: string) => (url.startsWith('https:') ? https : http);

function readAway(response: http.IncomingMessage): void {
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) response.destroy();
  });
  // What the receiver has said counts, even if its body does not come to an end.
  response.on('error', () => {});
}

/** The connection was kept for the next request, and the receiver had closed it meanwhile. */
const wasStale = (request: http.ClientRequest, { code = '' }: NodeJS.ErrnoException): boolean =>
  request.reusedSocket && /^(ECONNRESET|EPIPE)$/.test(code);

/**
 * Makes what sends messages, one attempt each. Redirects are not followed.
 * @param receiver where to
 */
export function createDelivery({ url, secrets, now }: Receiver): Delivery {
  const sign = signing(secrets);
  const client = clientFor(url);
  const agent = new client.Agent({ keepAlive: true });
  const underway = new Set<http.ClientRequest>();
  let isInterrupted = false;

  const headersOf = ({ id, body }: Message): http.OutgoingHttpHeaders => {
    const seconds = Math.floor(now() / 1000);
    return {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'taskpact',
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': sign(id, seconds, body),
    };
  };

  const outcomeOf = ({ statusCode = 0, headers }: http.IncomingMessage): Outcome => {
    if (statusCode >= 200 && statusCode < 300) return { kind: 'delivered' };
    if (statusCode === 410) return { kind: 'gone' };
    const retryAfterMs = retryAfter(headers['retry-after'], now());
    return { kind: 'refused', reason: `status ${statusCode}`, retryAfterMs };
  };

  const failureOf = (error: Error): Outcome =>
    isInterrupted ? { kind: 'interrupted' } : { kind: 'unreachable', reason: reasonOf(error), retryAfterMs: 0 };

  const post = (message: Message): Promise<Outcome | 'stale'> =>
    new Promise((resolve) => {
      const request = client.request(url, { method: 'POST', agent, headers: headersOf(message) });
      const late = () => request.destroy(new Error(`no answer in ${TIMEOUT_MS} ms`));
      const timer = setTimeout(late, TIMEOUT_MS);
      underway.add(request);
      request.on('response', (response) => {
        readAway(response);
        resolve(outcomeOf(response));
      });
      request.on('error', (error) => {
        resolve(!isInterrupted && wasStale(request, error) ? 'stale' : failureOf(error));
      });
      request.on('close', () => {
        clearTimeout(timer);
        underway.delete(request);
        // Neither an answer nor an error: 101, whose connection Node closes without a word.
        resolve(failureOf(new Error('the connection was closed without an answer')));
      });
      request.end(message.body);
    });

  return {
    async send(message) {
      for (;;) {
        const outcome = await post(message);
        if (outcome !== 'stale') return outcome;
      }
    },
    interrupt() {
      isInterrupted = true;
      for (const request of underway) request.destroy();
      agent.destroy();
    },
  };
}
