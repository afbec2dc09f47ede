/** Work on everything that a user has: more calls than the time of a usual request has room for. Each call keeps its usual limit. */
import { Busy, type Kind } from './raw/index.ts';
import { createSlots } from './slots.ts';

/** How many pieces of such work are under way at the same time: each has a connection to itself for as long as it takes. */
const SLOTS = 2;

/** How a piece of work is done. */
export interface LongWork {
  readonly owner: string;
  /** For the user's turn: one write and one search at a time. */
  readonly kind: Kind;
  /** What it may take, in milliseconds, waiting included. */
  readonly limitMs: number;
}

/**
 * Makes what does such work, a few pieces at a time.
 * @param inTurn waits for the user's turn
 * @returns does work, which gets the moment by which it has to end, by `performance.now()`
 */
export function longWork(inTurn: <Result>(owner: string, kind: Kind, work: () => Promise<Result>) => Promise<Result>) {
  const takeSlot = createSlots(SLOTS);
  return async <Result>(
    { owner, kind, limitMs }: LongWork,
    work: (endsAt: number) => Promise<Result>,
  ): Promise<Result> => {
    const endsAt = performance.now() + limitMs;
    const leave = await takeSlot();
    try {
      if (performance.now() < endsAt) return await inTurn(owner, kind, () => work(endsAt));
      throw new Busy('This waited too long for other large requests, and was not begun. Try again.');
    } finally {
      leave();
    }
  };
}
