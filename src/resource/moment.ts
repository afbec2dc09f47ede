const LEAP_SECOND = /:60(?=[.Zz+-])/;
const BELOW_MILLISECOND = /\.\d{3}\d*[1-9]/;

/** The moments that PostgreSQL's calendar and the contract's both have: neither knows the other's year before 0001, or after 9999. */
const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** The millisecond that a date or a date-time (RFC 3339, section 5.6) lies in. A leap second is the first one of the next minute. */
function parse(text: string): number {
  const leap = LEAP_SECOND.test(text) ? 1000 : 0;
  return Date.parse(text.replace(LEAP_SECOND, ':59').toUpperCase()) + leap;
}

const notBeforeAll = (ms: number): Date => new Date(Math.max(ms, EARLIEST));

/**
 * The first moment that can be stored and lies after another one.
 * @param text a date or a date-time (RFC 3339, section 5.6)
 * @param unitMs how finely it is stored, in milliseconds
 */
export const firstAfter = (text: string, unitMs: number): Date =>
  notBeforeAll((Math.floor(parse(text) / unitMs) + 1) * unitMs);

/** The same, or the moment itself where it can be stored. */
export const firstFrom = (text: string, unitMs: number): Date =>
  notBeforeAll(Math.ceil((parse(text) + (BELOW_MILLISECOND.test(text) ? 0.5 : 0)) / unitMs) * unitMs);

/**
 * A moment as it is stored and shown: in UTC, what lies below a millisecond left out.
 * @param text a date-time (RFC 3339, section 5.6)
 * @returns undefined where it is outside of the years 0001 to 9999
 */
export function storedMoment(text: string): string | undefined {
  const ms = parse(text);
  return ms >= EARLIEST && ms <= LATEST ? new Date(ms).toISOString() : undefined;
}
