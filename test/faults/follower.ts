import { setTimeout as delay } from 'node:timers/promises';
import type { Test } from 'tap';
import { type Change, createTaskpact, type Taskpact, unwrap } from 'taskpact-client';
import { createReplica, type Replica } from '../helpers/replica.ts';
import { tokenOf } from '../processes/service.ts';

/** How long a follower may take until it holds everything, in milliseconds: far longer than it needs. */
const PATIENCE_MS = 120_000;

/** An interrupted stream is given up after so many changes at most. */
const MOST_AT_ONCE = 500;

/**
 * The client of a user, of a service that may move.
 * @param subject the user
 * @param origin where the service is at the moment
 * @param answered told of the status of each answer
 */
export function clientOf(subject: string, origin: () => string, answered: (status: number) => void = () => {}) {
  return createTaskpact({
    baseUrl: 'http://127.0.0.1',
    token: () => tokenOf(subject),
    async fetch(url, init) {
      const { pathname, search } = new URL(String(url));
      const response = await fetch(origin() + pathname + search, init);
      if (pathname.endsWith('/stream')) answered(response.status);
      return response;
    },
  });
}

/** How a client gets its changes, until the signal aborts. */
type Way = (api: Taskpact, signal: AbortSignal) => AsyncGenerator<Change, void, undefined>;

/** By a stream, which resumes by itself. */
export const streamed: Way = async function* (api, signal) {
  for await (const { change } of api.changes.stream({ signal })) yield change;
};

/** By streams that are given up at any change, as of an app that is closed; the next begins behind the last token that it had. */
export const interrupted: Way = async function* (api, signal) {
  let since: string | undefined;
  while (!signal.aborted) {
    let left = Math.ceil(Math.random() * MOST_AT_ONCE);
    for await (const { change, token } of api.changes.stream({ since, signal })) {
      yield change;
      since = token;
      left -= 1;
      if (left === 0) break;
    }
  }
};

/** By pages, asked for again and again. */
export const listed: Way = async function* (api, signal) {
  let since: string | undefined;
  while (!signal.aborted) {
    const { data, meta, error } = await api.changes.list({ ...(since && { since }), limit: 200 }, { signal });
    yield* data ?? [];
    since = meta?.next ?? since;
    if (error || !meta?.has_more) await delay(50);
  }
};

/** A client that keeps a copy. */
export interface Follower {
  readonly replica: Replica;
  /** Waits until the copy is as the service says that it is; gives both as they are then, or were when it took too long. */
  untilEqual(): Promise<{ held: unknown; wanted: unknown }>;
  /** Why it does not follow any more; undefined while it does. */
  ended(): unknown;
}

/**
 * Lets a client keep a copy of what its user has, until the test ends.
 * @param t the test
 * @param api the client
 * @param way how it gets its changes
 */
export function follow(t: Test, api: Taskpact, way: Way): Follower {
  const replica = createReplica();
  const leaving = new AbortController();
  let ended: unknown;
  const run = async () => {
    for await (const change of way(api, leaving.signal)) replica.take(change);
  };
  const running = run().catch((error) => {
    ended = error;
  });
  t.teardown(() => {
    leaving.abort();
    return running;
  });
  return {
    replica,
    ended: () => ended,
    async untilEqual() {
      const end = performance.now() + PATIENCE_MS;
      for (;;) {
        const { task, project } = unwrap(await api.changes.digest());
        const [held, wanted] = [replica.digest(), { task, project }];
        if (performance.now() > end || JSON.stringify(held) === JSON.stringify(wanted)) return { held, wanted };
        await delay(200);
      }
    },
  };
}
