import type pg from 'pg';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import { Problem } from '../problems/index.ts';
import type { Client, NumberedWork } from './client.ts';
import { databaseProblem } from './failures.ts';
import { createOrder, type Order } from './in-order.ts';
import { whileOpening } from './opening.ts';
import { callOf, interrupt, NotPerformed, type OnConnection, onConnection } from './raw/index.ts';

/** Runs work so that what it did is undone when it throws, and what was done before stays. One at a time: it is awaited. */
export type Savepoint = <Result>(work: () => Promise<Result>) => Promise<Result>;

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

/** The client of a transaction. */
function boundOn(
  tx: Prisma.TransactionClient,
  number: bigint,
  owner: string,
  order: Order,
  run: OnConnection['run'],
): Client {
  const requireOwner = (other: string): void => {
    if (other !== owner) throw new Error('A call for another user than the one whose transaction it is');
  };
  const $rowsOf: Client['$rowsOf'] = async (of, calls) => {
    requireOwner(of);
    return order.next(() => run(owner, calls));
  };
  return {
    $rowsOf,
    async $rows(statement, of, values) {
      const [rows = []] = await $rowsOf(of, [callOf(statement, values)]);
      return rows;
    },
    forUser(of) {
      requireOwner(of);
      return tx;
    },
    async inTransaction(of, work) {
      requireOwner(of);
      return work(tx, number);
    },
  };
}

function savepointOn(order: Order, on: OnConnection): Savepoint {
  let depth = 0;
  const attempt = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    await order.must(() => on.save(name));
    try {
      const result = await work();
      await order.drained();
      await order.must(() => on.keep(name));
      return result;
    } catch (error) {
      await order.drained();
      order.forgive();
      await order.must(() => on.undo(name)).catch(order.fail);
      throw error;
    }
  };
  return (work) => {
    depth += 1;
    return attempt(`part_${depth}`, work).finally(() => {
      depth -= 1;
    });
  };
}

/** The connection of a transaction, from when the transaction has it. */
function createSeat(graceMs: number | undefined) {
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

/** What rejects when the time is over, and nothing runs any more. */
function timeLimit(leftMs: number, order: Order, stop: (reason: Error) => void) {
  const late = new NotPerformed('The database took too long for all of this');
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

/**
 * Makes the function that runs calls of both lanes as one transaction, one after another.
 * @param base Prisma's client, on a pool that tells its connections
 * @param within what belongs to each transaction of a user
 * @param settings how they are made
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
      order.end(new Error('The transaction has ended'));
      return result;
    };
    const options = { maxWait: Math.min(waitMs, leftMs), timeout: leftMs * PRISMA_LIMIT };
    try {
      return await whileOpening(seat.take, () =>
        // The type of an extended client differs in nothing but that of its own $transaction.
        queued.$transaction((tx) => whileOpening(undefined, () => run(tx as Prisma.TransactionClient)), options),
      );
    } catch (error) {
      // Before COMMIT is sent there is no doubt about what became of it.
      if (isCommitting || error instanceof Problem || !(error instanceof Error && databaseProblem(error))) throw error;
      throw new NotPerformed('The transaction was not committed', { cause: error });
    } finally {
      limit.clear();
      order.end(new Error('The transaction has ended'));
    }
  };
