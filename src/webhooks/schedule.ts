/** When a message that failed is sent again. */

const [SECOND, MINUTE, HOUR] = [1000, 60_000, 3_600_000];

/** How long after each failure, in milliseconds: the example of Standard Webhooks, with more attempts in the first minutes. Three days. */
const DELAYS = [
  ...[5 * SECOND, 30 * SECOND, 2 * MINUTE, 5 * MINUTE, 30 * MINUTE],
  ...[2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
];

/** Up to so much is added, as a part: so that what failed together does not come back together. */
const JITTER = 0.2;

/** The longest that a receiver may ask to wait, in milliseconds. */
const MAX_WAIT = 24 * HOUR;

/**
 * How long to wait after a failure.
 * @param attempts how often the message has failed
 * @param retryAfterMs what the receiver asked for, at least
 * @param random a number from 0 to 1
 * @returns milliseconds; undefined: the message is given up
 */
export function delayAfter(attempts: number, retryAfterMs: number, random: number): number | undefined {
  const delay = DELAYS[attempts - 1];
  return delay && Math.max(delay * (1 + JITTER * random), Math.min(retryAfterMs, MAX_WAIT));
}

/**
 * Reads `Retry-After` (RFC 9110, section 10.2.3).
 * @param value seconds or a date; undefined when there is none
 * @param now in milliseconds since 1970
 * @returns milliseconds; 0 where it says nothing
 */
export function retryAfter(value: string | undefined, now: number): number {
  if (value === undefined) return 0;
  const ms = /^\d+$/.test(value) ? Number(value) * SECOND : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.max(ms, 0) : 0;
}
