import type { Piece } from '../../database/raw/index.ts';

/** A change that is not written as JSON yet. */
export interface Found {
  readonly number: number;
  readonly rank: number;
  readonly kind: string;
  readonly id: string;
  readonly piece: () => Piece;
}

const isBefore = (one: Found, other: Found): boolean =>
  one.number === other.number ? one.rank < other.rank : one.number < other.number;

/**
 * The first of several lists that are in order each, in order.
 * @param lists the lists; of one number, all of a list come before those of the next one
 * @param limit how many at most
 */
export function merged(lists: readonly (readonly Found[])[], limit: number): Found[] {
  const indices = lists.map(() => 0);
  const all: Found[] = [];
  while (all.length < limit) {
    let first: Found | undefined;
    let from = 0;
    for (const [index, list] of lists.entries()) {
      const next = list[indices[index] ?? 0];
      if (next && (!first || isBefore(next, first))) [first, from] = [next, index];
    }
    if (!first) break;
    indices[from] = (indices[from] ?? 0) + 1;
    all.push(first);
  }
  return all;
}
