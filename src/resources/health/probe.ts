import { setTimeout as delay } from 'node:timers/promises';

/**
 * Makes a question that is answered in time. A check that hangs is not asked again until it ends, so that questions do not pile up on
 * a database that is silent already.
 * @param check what to ask
 * @param deadlineMs how long an asker waits, in milliseconds
 * @returns asks; gives undefined when the check succeeded within the deadline, else why it did not
 */
export function createProbe(check: () => Promise<void>, deadlineMs: number): () => Promise<Error | undefined> {
  const late = new Error(`no answer within ${deadlineMs} ms`);
  let running: Promise<Error | undefined> | undefined;
  const start = async (): Promise<Error | undefined> => {
    try {
      await check();
      return undefined;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    } finally {
      running = undefined;
    }
  };
  return async () => {
    running ??= start();
    const timer = new AbortController();
    try {
      return await Promise.race([running, delay(deadlineMs, late, { signal: timer.signal })]);
    } finally {
      timer.abort();
    }
  };
}
