import type pg from 'pg';
import { interrupt, TookTooLong } from '../raw/index.ts';
import type { Order } from './order.ts';

/**
 * Knows the connection of a transaction for as long as the transaction has it.
 * @param graceMs how long a statement that is cancelled may take to end, in milliseconds; undefined where it is waited for
 */
export function createSeat(graceMs: number | undefined) {
  let client: pg.PoolClient | undefined;
  let discarded: Error | undefined;
  let settle = (): void => {};
  return {
    take(taken: pg.PoolClient): void {
      const { release } = taken;
      client = taken;
      // Prisma gives it back. Whatever is sent over it from then on is somebody else's.
      taken.release = (error) => {
        client = undefined;
        settle();
        release.call(taken, error ?? discarded);
      };
    },
    client: () => client,
    /** Ends what runs, where that is possible; the connection is not used again. */
    stop(reason: Error): void {
      if (!client || graceMs === undefined) return;
      discarded = reason;
      settle = interrupt(client, graceMs);
    },
  };
}

/**
 * The time limit of a transaction.
 * @param leftMs how long it may take, in milliseconds
 * @param order of its calls, which then ends
 * @param stop ends what runs
 * @returns what rejects when the time is over, and nothing runs any more
 */
export function timeLimit(leftMs: number, order: Order, stop: (reason: Error) => void) {
  const late = new TookTooLong('The time for all of this is over');
  let timer: NodeJS.Timeout | undefined;
  const isOver = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      order.end(late);
      stop(late);
      order.drained().then(() => reject(late));
    }, leftMs);
  });
  isOver.catch(() => {});
  return { isOver, clear: () => clearTimeout(timer) };
}
