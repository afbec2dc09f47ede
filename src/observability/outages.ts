import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { Busy } from '../database/raw/index.ts';
import { reasonOf } from '../database/reason.ts';
import type { Problem } from '../problems/index.ts';

/** The same 503 is logged no more often than this, in milliseconds. */
const REPEAT_MS = 60_000;

/** How often the database is checked during an outage, in milliseconds. */
const CHECK_MS = 1000;

/** Keeps the log readable during an outage. */
export interface Outages {
  /** Logs a 503 in one line, unless the same was logged recently. */
  report(problem: Problem, log: FastifyBaseLogger): void;
  close(): void;
}

/**
 * Logs an outage when it begins, not for each failed request; an outage of the database also when it ends.
 * @param ping a trivial query to the database
 * @param log the logger for the end; the beginning is logged by the logger of the first failed request
 */
export function watchOutages(ping: () => Promise<void>, log?: FastifyBaseLogger): Outages {
  /** When each text was last logged. */
  const loggedAt = new Map<string, number>();
  const closed = new AbortController();
  let isWatching = false;

  const isAvailable = () =>
    ping().then(
      () => true,
      () => false,
    );
  /** Waits until the database is back. If it responds immediately, something else has failed. */
  const watch = async (): Promise<void> => {
    if (isWatching) return;
    isWatching = true;
    let wasAway = false;
    while (!closed.signal.aborted && !(await isAvailable())) {
      wasAway = true;
      await delay(CHECK_MS, undefined, { ref: false, signal: closed.signal }).catch(() => {});
    }
    isWatching = false;
    if (!wasAway || closed.signal.aborted) return;
    loggedAt.clear();
    log?.info('the database is back');
  };

  return {
    report({ message, cause }, requestLog) {
      const isBusy = cause instanceof Busy;
      const text = cause === undefined || isBusy ? message : `${message.replace(/\.$/, '')}: ${reasonOf(cause)}`;
      const last = loggedAt.get(text);
      const now = performance.now();
      if (last !== undefined && now - last < REPEAT_MS) return;
      loggedAt.set(text, now);
      // No outage: requests wait for each other, as they should.
      if (isBusy) return requestLog.warn(text);
      requestLog.error(text);
      void watch();
    },
    close: () => closed.abort(),
  };
}
