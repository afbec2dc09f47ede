import { setTimeout as delay } from 'node:timers/promises';

/**
 * Makes a question that is answered in time: `true` when the check succeeded within the deadline. A check that hangs is not asked
 * again until it ends, so that questions do not pile up on a database that is silent already.
 * @param check what to ask
 * @param deadlineMs how long an asker waits, in milliseconds
 */
export function createProbe(check: () => Promise<void>, deadlineMs: number): () => Promise<boolean> {
  let running: Promise<boolean> | undefined;
  const start = async (): Promise<boolean> => {
    try {
      await check();
      return true;
    } catch {
      return false;
    } finally {
      running = undefined;
    }
  };
  return async () => {
    running ??= start();
    const timer = new AbortController();
    try {
      return await Promise.race([running, delay(deadlineMs, false, { signal: timer.signal })]);
    } finally {
      timer.abort();
    }
  };
}
