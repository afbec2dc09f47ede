import type pg from 'pg';
import { cancelRunning, destroy } from './cancel.ts';
import { connectTo } from './connect.ts';
import { isOfStatement } from './failure.ts';
import type { Split } from './split.ts';
import { ROLLBACK } from './steps.ts';
import { TextQuery } from './text-query.ts';
import { NotPerformed, type Work } from './work.ts';

/** A connection that is checked out of the pool. */
interface Seat {
  readonly client: pg.PoolClient;
  /** Why it is of no use any more. */
  broken: Error | undefined;
  /** Destroys it, where a cancel does not end its statement in time. */
  overdue: NodeJS.Timeout | undefined;
}

/** Runs work with a connection to itself. */
export interface Alone {
  start(work: Work): void;
  /** Starts queued work, as far as there are connections for it. */
  pump(): void;
  load(): { readonly sent: number; readonly waiting: number };
}

/**
 * Runs each piece of work with a connection to itself, so that nothing is ever sent behind a statement that may hang: the database
 * would carry it out when that ends, however late, though nobody waits for it any more.
 * @param pool the connections
 * @param split how many of them may be used for this
 * @param graceMs how long a statement that is cancelled may take to end, in milliseconds, before its connection is destroyed; undefined:
 *   nothing is cancelled
 */
export function createAlone(pool: pg.Pool, split: Split, graceMs: number | undefined): Alone {
  const queue: Work[] = [];
  let sent = 0;

  const next = (): Work | undefined => {
    let work = queue.shift();
    while (work?.isOver) work = queue.shift();
    return work;
  };

  /** Gives the connection to the next piece of work, or back to the pool: in any case where the pool has waiters. */
  const giveBack = (seat: Seat): void => {
    const { client, broken } = seat;
    const work = broken || pool.waitingCount > 0 ? undefined : next();
    if (work) {
      send(seat, work);
      return;
    }
    split.alone -= 1;
    client.removeAllListeners('error');
    // The pool would wait for the server to close it, and count it among its connections until then.
    if (broken) destroy(client);
    client.release(broken);
    pump();
  };

  const rollBack = (seat: Seat): void => {
    if (graceMs !== undefined) seat.overdue = setTimeout(destroy, graceMs, seat.client);
    const settle = (error: Error | null): void => {
      clearTimeout(seat.overdue);
      if (error) seat.broken ??= error;
      giveBack(seat);
    };
    seat.client.query(new TextQuery([ROLLBACK], false, settle));
  };

  const interruption = (seat: Seat) => (): void => {
    if (graceMs === undefined) return;
    // The cancel may come late, and would end whatever runs then.
    seat.broken = new Error('The statement was cancelled');
    cancelRunning(seat.client, graceMs);
    seat.overdue = setTimeout(destroy, graceMs, seat.client);
  };

  const send = (seat: Seat, work: Work): void => {
    const { client } = seat;
    sent += 1;
    work.interrupt = interruption(seat);
    const settle = (error: Error | null, results: Parameters<Work['done']>[1]): void => {
      sent -= 1;
      clearTimeout(seat.overdue);
      if (error && !isOfStatement(error)) seat.broken ??= error;
      if (error && !seat.broken && work.isTransaction) rollBack(seat);
      else giveBack(seat);
      work.done(error, results);
    };
    client.query(new TextQuery(work.steps(), false, settle));
  };

  const connect = (work: Work): void => {
    split.alone += 1;
    connectTo(pool, (error, client) => {
      if (!client) {
        split.alone -= 1;
        work.done(new NotPerformed('No connection to the database', { cause: error }), []);
        return pump();
      }
      const seat: Seat = { client, broken: undefined, overdue: undefined };
      client.on('error', (broken: Error) => {
        seat.broken = broken;
      });
      if (work.isOver) giveBack(seat);
      else send(seat, work);
    });
  };

  const pump = (): void => {
    while (queue.length > 0 && split.mayStartAlone()) {
      const work = next();
      if (work) connect(work);
    }
  };

  return {
    start(work) {
      queue.push(work);
      pump();
    },
    pump,
    load: () => ({ sent, waiting: queue.length + split.alone - sent }),
  };
}
