/** The life of a replica that has the lead: catch up, live on the stream, wait, and again. */
import { TaskpactError } from '../index.ts';
import { pause, pauseAsked } from '../waiting.ts';
import { bell } from './bell.ts';
import { metaOf } from './draft.ts';
import { takeChange } from './entries.ts';
import { hasQueued, type Parties, pull, push } from './exchange.ts';
import type { Message } from './storage.ts';

/** The first pause, in milliseconds, less up to half of it at random; with each failure it doubles. */
const FIRST_REST_MS = 1000;

/** Pauses double up to this number of times. */
const MAX_DOUBLINGS = 6;

/** Follows the service. */
export interface Follower {
  /** Follows until the signal aborts. */
  run(signal: AbortSignal): Promise<void>;
  /**
   * Reads what is new and sends what is queued, once.
   * @throws what was in the way
   */
  round(signal: AbortSignal): Promise<void>;
  /** Something is in the queue. */
  queued(): void;
  /** Waiting makes no sense any more. */
  wake(): void;
}

/** Without a network a token cannot be had either: `fetch` rejects with a TypeError then (Fetch standard), and what asks again is the pause. */
const needsSignIn = (error: TaskpactError['error']): boolean =>
  error.code === 'CALLER_ERROR' ? !(error.cause instanceof TypeError) : error.status === 401;

/**
 * Makes what follows the service.
 * @param parties client and storage
 * @param say told how it goes
 */
export function followerOf(parties: Parties, say: (message: Message) => void): Follower {
  const { api, kept, merge } = parties;
  const [work, waking] = [bell(), bell()];
  let turn: Promise<unknown> = Promise.resolve();
  let isSignedOut = false;

  /** Batches go out one after another. */
  function inTurn<T>(exchange: () => Promise<T>): Promise<T> {
    const run = turn.then(exchange);
    turn = run.catch(() => {});
    return run;
  }

  /** Reads before it writes: only so are deletions known that the service is about to forget. */
  async function exchangeAll(signal: AbortSignal): Promise<void> {
    await pull(parties, signal);
    if (await push(parties, signal)) await pull(parties, signal);
    isSignedOut = false;
  }

  /** Stores changes as they come, until the stream ends or somebody else has read on. */
  async function listen(signal: AbortSignal): Promise<void> {
    let { since } = metaOf(kept.state);
    for await (const { change, token } of api.changes.stream({ since, signal, reconnects: false })) {
      const isNext = await kept.transact((draft) => {
        if (metaOf(draft.state).since !== since) return false;
        takeChange(draft, change, merge);
        draft.setMeta({ since: token });
        return true;
      });
      if (!isNext) return;
      since = token;
    }
  }

  async function sendAsQueued(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const next = work.next(signal);
      if (hasQueued(kept)) await inTurn(() => push(parties, signal));
      await next;
    }
  }

  /** Until one of them ends. */
  async function live(signal: AbortSignal): Promise<void> {
    const ending = new AbortController();
    const both = AbortSignal.any([signal, ending.signal]);
    const all = [listen(both), sendAsQueued(both), waking.next(both)];
    try {
      await Promise.race(all);
    } finally {
      ending.abort();
      await Promise.allSettled(all);
    }
  }

  /** Says why it does not go on; gives how long the service asks to wait, in milliseconds. */
  function failed(error: unknown): number {
    const detail = String(error instanceof Error ? error.message : error);
    say({ type: 'state', state: 'offline', detail });
    if (!(error instanceof TaskpactError)) {
      say({ type: 'storageFailed', detail: { error: error instanceof Error ? error : new Error(detail) } });
      return 0;
    }
    if (needsSignIn(error.error) && !isSignedOut) {
      isSignedOut = true;
      say({ type: 'signInNeeded', detail: { detail } });
    }
    return pauseAsked(error.response);
  }

  const rest = (failures: number, asked: number, signal: AbortSignal): Promise<void> => {
    const own = FIRST_REST_MS * 2 ** Math.min(failures, MAX_DOUBLINGS) * (1 - Math.random() / 2);
    const over = new AbortController();
    const both = AbortSignal.any([signal, over.signal]);
    return Promise.race([pause(asked + own, both), waking.next(both)]).finally(() => over.abort());
  };

  return {
    round: (signal) =>
      inTurn(() => exchangeAll(signal)).catch((error: unknown) => {
        if (!signal.aborted) failed(error);
        throw error;
      }),
    queued: work.ring,
    wake: waking.ring,
    async run(signal) {
      for (let failures = 0; !signal.aborted; ) {
        let asked = 0;
        try {
          say({ type: 'state', state: 'syncing' });
          await inTurn(() => exchangeAll(signal));
          failures = 0;
          say({ type: 'state', state: 'live' });
          await live(signal);
        } catch (error) {
          if (signal.aborted) return;
          asked = failed(error);
          failures += 1;
        }
        await rest(failures, asked, signal).catch(() => {});
      }
    },
  };
}
