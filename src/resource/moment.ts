const LEAP_SECOND = /:60(?=[.Zz+-])/;
const BELOW_MILLISECOND = /\.\d{3}\d*[1-9]/;

/** The first moment that PostgreSQL's calendar and the contract's both have. No task is older. */
const EARLIEST = Date.parse('0001-01-01T00:00:00Z');

function parse(text: string): number {
  const leap = LEAP_SECOND.test(text) ? 1000 : 0;
  return Math.max(Date.parse(text.replace(LEAP_SECOND, ':59').toUpperCase()) + leap, EARLIEST);
}

/**
 * The millisecond that a strict lower bound may be compared with: tasks have no finer times.
 * @param text a date-time (RFC 3339, section 5.6)
 */
export const lowerBound = (text: string): Date => new Date(parse(text));

/**
 * The millisecond that a strict upper bound may be compared with: what lies below a millisecond counts as the next one.
 * @param text a date-time (RFC 3339, section 5.6)
 */
export const upperBound = (text: string): Date => new Date(parse(text) + (BELOW_MILLISECOND.test(text) ? 1 : 0));
