/** The part of a result that determines whether there is another attempt. */
interface Outcome {
  readonly error?: { readonly code: string } | undefined;
  readonly response?: Response | undefined;
}

/** Upper limit of the first random pause between two attempts, in milliseconds. */
const FIRST_PAUSE_MS = 250;

/** If the service asks for a longer pause than this, in milliseconds, there is no retry. */
const MAX_PAUSE_MS = 30_000;

/**
 * Waits for a promise, until the signal aborts.
 * @throws the signal's reason
 */
export function abortable<T>(work: T | Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal?.reason);
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort);
    Promise.resolve(work)
      .then(resolve, reject)
      .finally(() => signal?.removeEventListener('abort', abort));
  });
}

/**
 * The pause that a response asks for, in milliseconds; 0 if it asks for none.
 * @param response of the last attempt, with its `Retry-After` (RFC 9110, section 10.2.3)
 */
export function pauseAsked(response: Response | undefined): number {
  const after = response?.headers.get('retry-after') ?? '0';
  const asked = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.now();
  return Math.max(asked || 0, 0);
}

/**
 * The pause before a repeatable request is sent again, in milliseconds: what the service asks for, plus a random time with exponential
 * backoff, so that many clients do not return at the same time.
 * @param tried how many attempts there were before the last one
 * @param outcome of the last attempt
 * @returns undefined if it should not be sent again: it was answered, or the pause would be too long
 */
export function pauseBeforeNext(tried: number, { error, response }: Outcome): number | undefined {
  if (response ? response.status !== 503 : error?.code !== 'NETWORK_ERROR') return undefined;
  const asked = pauseAsked(response);
  return asked > MAX_PAUSE_MS ? undefined : asked + FIRST_PAUSE_MS * 2 ** tried * Math.random();
}

/**
 * Waits for a duration in milliseconds.
 * @throws the signal's reason
 */
export function pause(duration: number, signal: AbortSignal | null | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, duration);
  });
  return abortable(over, signal).finally(() => clearTimeout(timer));
}
