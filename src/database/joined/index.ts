import type { Prisma, PrismaClient } from '../../../generated/prisma/client.ts';
import { Problem } from '../../problems/index.ts';
import type { Client, NumberedWork } from '../client.ts';
import { databaseProblem } from '../failures.ts';
import { NotPerformed, onConnection } from '../raw/index.ts';
import { boundOn, type Savepoint, savepointOn } from './bound.ts';
import { whileOpening } from './opening.ts';
import { createOrder } from './order.ts';
import { createSeat, timeLimit } from './seat.ts';

export type { Savepoint };

/** What is done in one transaction, with a client all of whose calls are part of it. */
export type JoinedWork<Result> = (bound: Client, savepoint: Savepoint) => Promise<Result>;

/** Says what is said at the beginning and at the end of each transaction of a user, and does the work between. */
export type Within = <Result>(
  tx: Prisma.TransactionClient,
  owner: string,
  work: NumberedWork<Result>,
) => Promise<Result>;

/** How such transactions are made. */
export interface JoinedSettings {
  /** Whether statements are prepared under their names. */
  readonly prepares: boolean;
  /** How long a statement that is cancelled may take to end, in milliseconds; undefined where it is waited for. */
  readonly graceMs: number | undefined;
}

/** Prisma's own limit is behind the one that is kept here: by then nothing of the transaction runs any more. */
const PRISMA_LIMIT = 2;

const hasEnded = (): Error => new Error('The transaction has ended');

/** What is told of a transaction that was rolled back: there is no doubt about what became of it. */
const undoneBy = (error: unknown): unknown =>
  error instanceof Error && !(error instanceof Problem) && databaseProblem(error)
    ? new NotPerformed('The transaction was not committed', { cause: error })
    : error;

/**
 * Makes the function that runs calls of both lanes as one transaction, one after another.
 * @param base Prisma's client, on a pool that tells its connections
 * @param within what belongs to each transaction of a user
 * @param settings how they are made
 * @returns does work on the rows of one owner: `leftMs` is what the whole may take, `waitMs` how much of that it may wait for a connection
 */
export const joining =
  (base: PrismaClient, within: Within, { prepares, graceMs }: JoinedSettings) =>
  async <Result>(owner: string, leftMs: number, waitMs: number, work: JoinedWork<Result>): Promise<Result> => {
    const order = createOrder();
    const seat = createSeat(graceMs);
    const limit = timeLimit(leftMs, order, seat.stop);
    const queued = base.$extends({
      query: { $allOperations: ({ args, query }) => order.must(() => query(args)) },
    });
    let isCommitting = false;
    const run = async (tx: Prisma.TransactionClient): Promise<Result> => {
      const client = seat.client();
      if (client?.getTransactionStatus() !== 'T') throw new Error('Which connection the transaction has is not known');
      const on = onConnection(client, prepares, order.fail);
      const result = await within(tx, owner, async (own, number) => {
        const bound = boundOn(own, number, owner, order, on.run);
        const given = await Promise.race([work(bound, savepointOn(order, on)), limit.isOver]);
        await order.drained();
        order.check();
        return given;
      });
      isCommitting = true;
      order.end(hasEnded());
      return result;
    };
    const options = { maxWait: Math.min(waitMs, leftMs), timeout: leftMs * PRISMA_LIMIT };
    try {
      return await whileOpening(seat.take, () =>
        // The type of an extended client differs in nothing but that of its own $transaction.
        queued.$transaction((tx) => whileOpening(undefined, () => run(tx as Prisma.TransactionClient)), options),
      );
    } catch (error) {
      throw isCommitting ? error : undoneBy(error);
    } finally {
      limit.clear();
      order.end(hasEnded());
    }
  };
