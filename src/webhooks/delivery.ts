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
  /** Ends all attempts that are under way. */
  interrupt(): void;
}

async function readAway(response: Response): Promise<void> {
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    // Leaving the loop cancels the body.
    if (bytes > MAX_ANSWER_BYTES) break;
  }
}

/**
 * Makes what sends messages, one attempt each.
 * @param receiver where to
 */
export function createDelivery({ url, secrets, now }: Receiver): Delivery {
  const sign = signing(secrets);
  const underway = new Set<AbortController>();
  let isInterrupted = false;

  const post = async ({ id, body }: Message, signal: AbortSignal): Promise<Outcome> => {
    const seconds = Math.floor(now() / 1000);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'taskpact',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': sign(id, seconds, body),
    };
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    // What the receiver says counts, even if its body does not come to an end.
    await readAway(response).catch(() => {});
    if (response.ok) return { kind: 'delivered' };
    if (response.status === 410) return { kind: 'gone' };
    const retryAfterMs = retryAfter(response.headers.get('retry-after'), now());
    return { kind: 'refused', reason: `status ${response.status}`, retryAfterMs };
  };

  return {
    async send(message) {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(new Error(`no answer in ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
      underway.add(controller);
      try {
        return await post(message, controller.signal);
      } catch (error) {
        if (isInterrupted) return { kind: 'interrupted' };
        return { kind: 'unreachable', reason: reasonOf(error), retryAfterMs: 0 };
      } finally {
        clearTimeout(timer);
        underway.delete(controller);
      }
    },
    interrupt() {
      isInterrupted = true;
      for (const controller of underway) controller.abort();
    },
  };
}
