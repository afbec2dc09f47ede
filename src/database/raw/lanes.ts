import type pg from 'pg';
import { destroy } from './cancel.ts';
import { connectTo } from './connect.ts';
import { isOfStatement } from './failure.ts';
import type { Split } from './split.ts';
import { TextQuery } from './text-query.ts';
import { NotPerformed, type Work } from './work.ts';

/** A connection that reads are pipelined over: each is sent without waiting for the answers to those before it. */
interface Lane {
  client: pg.PoolClient | undefined;
  /** Why the connection is of no use any more. */
  broken: Error | undefined;
  sent: number;
  waiting: Work[];
}

/** Runs short reads over shared connections. */
export interface Lanes {
  start(work: Work): void;
  load(): { readonly sent: number; readonly waiting: number };
}

const loadOf = ({ sent, waiting }: Lane): number => sent + waiting.length;

/**
 * Runs short reads, several at a time on each connection: pipelining
 * (https://www.postgresql.org/docs/current/libpq-pipeline-mode.html). Each is a transaction of its own, and fails alone; a connection
 * that breaks fails all that was sent over it. A connection goes back to the pool when it has nothing to do, or somebody waits for one.
 * @param pool the connections; where they are shared, its clients are in pipeline mode
 * @param split how many of them may be used for this
 * @param isShared whether a connection carries several at a time
 * @param freed told when a connection is given back
 */
export function createLanes(pool: pg.Pool, split: Split, isShared: boolean, freed: () => void): Lanes {
  const lanes = Array.from({ length: split.mostReading }, (): Lane => {
    return { client: undefined, broken: undefined, sent: 0, waiting: [] };
  });
  const isOpen = (lane: Lane): boolean => lane.client !== undefined || lane.waiting.length > 0;

  const letGo = (lane: Lane, client: pg.PoolClient): void => {
    client.removeAllListeners('error');
    if (lane.broken) destroy(client);
    client.release(lane.broken);
    lane.client = undefined;
    lane.broken = undefined;
    split.reading -= 1;
    if (lane.waiting.length > 0) open(lane);
    else freed();
  };

  const send = (lane: Lane, client: pg.PoolClient, work: Work): void => {
    lane.sent += 1;
    work.interrupt = () => {
      // No cancel: nobody can say which of the reads it would end. Those behind it are sent again.
      lane.broken = new Error('A read took too long');
      destroy(client);
      work.done(new NotPerformed('The database took too long to answer'), []);
    };
    const settle = (error: Error | null, results: Parameters<Work['done']>[1]): void => {
      lane.sent -= 1;
      if (error && !isOfStatement(error)) lane.broken = error;
      work.done(error, results);
      proceed(lane, client);
    };
    client.query(new TextQuery(work.steps(), isShared, settle));
  };

  /**
   * Sends what waits, as far as that is possible; lets go of a connection that has nothing to do.
   * @param isNew whether the connection has just come: then it carries what it was opened for, even if the pool has waiters
   */
  const proceed = (lane: Lane, client: pg.PoolClient, isNew = false): void => {
    if (lane.client !== client) return;
    // The pool has waiters: nothing more is sent over this connection, so that it drains and goes back.
    const isWanted = !isNew && pool.waitingCount > 0 && pool.idleCount === 0;
    while (!lane.broken && !isWanted && lane.waiting.length > 0 && (isShared || lane.sent === 0)) {
      const work = lane.waiting.shift();
      if (work && !work.isOver) send(lane, client, work);
    }
    if (lane.sent === 0) letGo(lane, client);
  };

  const open = (lane: Lane): void => {
    split.reading += 1;
    connectTo(pool, (error, client) => {
      if (!client) {
        split.reading -= 1;
        const works = lane.waiting.splice(0);
        for (const work of works) work.done(new NotPerformed('No connection to the database', { cause: error }), []);
        return freed();
      }
      lane.client = client.on('error', (broken: Error) => {
        lane.broken = broken;
      });
      proceed(lane, client, true);
    });
  };

  return {
    start(work) {
      const usable = split.mayRead() ? lanes : lanes.filter(isOpen);
      const lane = usable.reduce((least, other) => (loadOf(other) < loadOf(least) ? other : least));
      const wasOpen = isOpen(lane);
      lane.waiting.push(work);
      if (lane.client) proceed(lane, lane.client);
      else if (!wasOpen) open(lane);
    },
    load: () => ({
      sent: lanes.reduce((sum, lane) => sum + lane.sent, 0),
      waiting: lanes.reduce((sum, lane) => sum + lane.waiting.length, 0),
    }),
  };
}
