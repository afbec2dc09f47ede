/** A comparison of two contestants: the ratio of their medians, and the minimum and maximum ratio of a round. */
export interface Ratio {
  readonly ratio: number;
  readonly least: number;
  readonly greatest: number;
}

/**
 * The median; for an even number of values the mean of the two middle ones.
 * @throws {RangeError} if there is no value
 */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [upper, lower] = [sorted[sorted.length >> 1], sorted[(sorted.length - 1) >> 1]];
  if (upper === undefined || lower === undefined) throw new RangeError('There is no median of nothing');
  return (upper + lower) / 2;
}

/**
 * The value that a share of all values does not exceed (nearest rank).
 * @param values in any order
 * @param share from 0 to 1, as 0.99 for the 99th percentile
 * @throws {RangeError} when there is no value
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new RangeError('There is no percentile of nothing');
  return value;
}

/**
 * Compares two series of rounds; round i of the one ran next to round i of the other.
 * @param own one value for each round
 * @param rival as many
 * @throws {RangeError} when the series differ in length or are empty
 */
export function ratioOf(own: readonly number[], rival: readonly number[]): Ratio {
  if (own.length !== rival.length) throw new RangeError(`${own.length} rounds cannot be compared with ${rival.length}`);
  const each = own.map((value, round) => value / (rival[round] ?? Number.NaN));
  return { ratio: median(own) / median(rival), least: Math.min(...each), greatest: Math.max(...each) };
}
