import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { reasonOf } from '../database/reason.ts';
import type { Problem } from '../problems/index.ts';

/** The log has the same 503 no more often, in milliseconds. */
const REPEAT_MS = 60_000;

/** How often it is looked whether the database is back, in milliseconds. */
const LOOK_MS = 1000;

/** Keeps the log readable while something is away. */
export interface Outages {
  /** Logs a 503 in one line, unless the same has just been logged. */
  tell(problem: Problem, log: FastifyBaseLogger): void;
  close(): void;
}

/**
 * Tells of an outage when it begins, not with each request that it fails, and of the database also when it is over.
 * @param ping asks the database for a trivial answer
 * @param log where the end is told; the beginning goes to the log of the request that met it first
 */
export function watchOutages(ping: () => Promise<void>, log?: FastifyBaseLogger): Outages {
  /** When what was told last, by its text. */
  const told = new Map<string, number>();
  const closed = new AbortController();
  let isWatching = false;

  const answers = () =>
    ping().then(
      () => true,
      () => false,
    );
  /** From the first failure to the first answer. Where the database answers at once, it was something else. */
  const watch = async (): Promise<void> => {
    if (isWatching) return;
    isWatching = true;
    let wasAway = false;
    while (!closed.signal.aborted && !(await answers())) {
      wasAway = true;
      await delay(LOOK_MS, undefined, { ref: false, signal: closed.signal }).catch(() => {});
    }
    isWatching = false;
    if (!wasAway || closed.signal.aborted) return;
    told.clear();
    log?.info('the database is back');
  };

  return {
    tell({ message, cause }, requestLog) {
      const text = cause === undefined ? message : `${message.replace(/\.$/, '')}: ${reasonOf(cause)}`;
      const last = told.get(text);
      const now = performance.now();
      if (last !== undefined && now - last < REPEAT_MS) return;
      told.set(text, now);
      requestLog.error(text);
      void watch();
    },
    close: () => closed.abort(),
  };
}
