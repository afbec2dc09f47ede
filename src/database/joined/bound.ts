import type { Prisma } from '../../../generated/prisma/client.ts';
import type { Client } from '../client.ts';
import { callOf, type OnConnection } from '../raw/index.ts';
import type { Order } from './order.ts';
import { roundTrips } from './round-trips.ts';

/** Runs work so that what it did is undone when it throws, and what was done before stays. One at a time: it is awaited. */
export type Savepoint = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * The client of a transaction: what handlers do with it is part of that.
 * @param tx Prisma's
 * @param number of what it changes
 * @param owner whose rows it is about: a call for anybody else is refused
 * @param order of its calls
 * @param run runs statements of the fast lane on its connection
 */
export function boundOn(
  tx: Prisma.TransactionClient,
  number: bigint,
  owner: string,
  order: Order,
  run: OnConnection['run'],
): Client {
  const requireOwner = (other: string): void => {
    if (other !== owner) throw new Error('A call for another user than the one whose transaction it is');
  };
  const send = roundTrips(order, run);
  const $rowsOf: Client['$rowsOf'] = async (of, calls) => {
    requireOwner(of);
    return send(owner, calls);
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

/**
 * What undoes a part of a transaction.
 * @param order of its calls
 * @param on its connection
 */
export function savepointOn(order: Order, on: OnConnection): Savepoint {
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
