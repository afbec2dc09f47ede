import { setTimeout as delay } from 'node:timers/promises';

/**
 * Runs a check with a deadline; concurrent callers share one run. A check that hangs is not started again until it ends, so that checks
 * do not pile up on a database that does not respond.
 * @param check the check, which rejects if it fails
 * @param deadlineMs how long a caller waits, in milliseconds
 * @returns runs the check; resolves with undefined if it succeeded within the deadline, otherwise with the error
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
