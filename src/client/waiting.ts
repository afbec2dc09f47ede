/** What of a result decides whether there is another attempt. */
interface Outcome {
  readonly error?: { readonly code: string } | undefined;
  readonly response?: Response | undefined;
}

/** The random part of the time between two attempts is at most this at first, in milliseconds. */
const FIRST_PAUSE_MS = 250;

/** A service that asks for more than this, in milliseconds, is not waited for. */
const LONGEST_PAUSE_MS = 30_000;

/**
 * Waits for something, but no longer than until the signal.
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
 * How long to wait before a repeatable request is sent again, in milliseconds: what the service asks for, and a random time that
 * doubles each time, so that many clients do not come back all at once.
 * @param tried how many attempts there were before the last one
 * @param outcome of the last attempt; the `Retry-After` of its answer (RFC 9110, section 10.2.3) counts, where the page of another
 * origin may see it
 * @returns undefined when there is no point in sending it again: it was answered, or the wait would be too long
 */
export function pauseBeforeNext(tried: number, { error, response }: Outcome): number | undefined {
  if (response ? response.status !== 503 : error?.code !== 'NETWORK_ERROR') return undefined;
  const after = response?.headers.get('retry-after') ?? '0';
  const asked = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.now();
  if (asked > LONGEST_PAUSE_MS) return undefined;
  return Math.max(asked || 0, 0) + FIRST_PAUSE_MS * 2 ** tried * Math.random();
}

/**
 * Waits for a time in milliseconds.
 * @throws the signal's reason
 */
export function pause(duration: number, signal: AbortSignal | null | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, duration);
  });
  return abortable(over, signal).finally(() => clearTimeout(timer));
}
