const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const LONGEST_SECONDS = 3650 * 86_400;

/**
 * Parses a duration into seconds.
 * @param duration a whole number with a unit, such as `90s`, `15m`, `1h` or `30d`
 * @returns undefined if it has another form, is 0, or is longer than 3650 days
 */
export function secondsOf(duration: string): number | undefined {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(duration) ?? [];
  const seconds = Number(count) * (SECONDS[unit ?? ''] ?? Number.NaN);
  return seconds >= 1 && seconds <= LONGEST_SECONDS ? seconds : undefined;
}
