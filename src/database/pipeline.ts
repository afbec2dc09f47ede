import pg from 'pg';
import type { Row } from './row.ts';
import { NAME_USER } from './row-security.ts';
import type { RunStatement, Statement, StatementRunner } from './statement.ts';
import { TextQuery } from './text-query.ts';

interface Call {
  readonly statement: Statement;
  readonly values: readonly unknown[];
  resolve(rows: readonly Row[]): void;
  reject(error: Error): void;
}

/** A connection that several requests send through, one behind the other, without waiting for each other's answers. */
interface Lane {
  client: pg.PoolClient | undefined;
  connecting: boolean;
  /** Why the connection is of no use any more. */
  broken: Error | undefined;
  sent: number;
  waiting: Call[];
}

/** After an error of a statement the connection is as good as before; after any other it is not. */
const isOfStatement = (error: Error): boolean => error instanceof pg.DatabaseError && error.severity === 'ERROR';

const loadOf = (lane: Lane): number => lane.sent + lane.waiting.length;

/** Sends and receives on one lane. */
function sender(pool: pg.Pool, namesUser: boolean): (lane: Lane, call: Call) => void {
  const onBreak = (lane: Lane) => (error: Error) => {
    lane.broken = error;
  };

  const letGo = (lane: Lane): void => {
    const { client, broken } = lane;
    lane.client = undefined;
    lane.broken = undefined;
    client?.removeAllListeners('error');
    client?.release(broken);
    if (lane.waiting.length > 0) open(lane);
  };

  const send = (lane: Lane, client: pg.PoolClient, { statement, values, resolve, reject }: Call): void => {
    lane.sent += 1;
    const settle = (error: Error | null, rows: readonly Row[]): void => {
      lane.sent -= 1;
      if (error && !isOfStatement(error)) lane.broken = error;
      if (lane.sent === 0) letGo(lane);
      if (error) reject(error);
      else resolve(rows);
    };
    client.query(new TextQuery(statement, values, settle, namesUser));
  };

  const open = (lane: Lane): void => {
    if (lane.client || lane.connecting) return;
    lane.connecting = true;
    pool.connect((error, client) => {
      lane.connecting = false;
      const calls = lane.waiting;
      lane.waiting = [];
      if (!client) {
        for (const { reject } of calls) reject(error as Error);
        return;
      }
      lane.client = client.on('error', onBreak(lane));
      for (const call of calls) send(lane, client, call);
    });
  };

  return (lane, call) => {
    const { client } = lane;
    // Whoever waits for a connection gets this one, once it has answered what was sent.
    const isWanted = pool.waitingCount > 0 && pool.idleCount === 0;
    if (client && !lane.broken && !isWanted) return send(lane, client, call);
    lane.waiting.push(call);
    open(lane);
  };
}

/**
 * Runs statements over connections of a pool, several at a time on each: pipelining
 * (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING). Each statement is a transaction of its own, and
 * fails alone; a connection that breaks fails all that was sent over it. A connection goes back to the pool when it has
 * nothing to do, or somebody else waits for one.
 * @param pool the connections; its clients are in pipeline mode
 * @param lanes how many of them are used at the most
 * @param namesUser whether the database is told whose each statement is
 */
export function pipelined(pool: pg.Pool, lanes: number, namesUser: boolean): StatementRunner {
  if (namesUser) pool.on('connect', (client) => client.query(new TextQuery(NAME_USER, [''], () => {})));
  const all = Array.from({ length: lanes }, (): Lane => {
    return { client: undefined, connecting: false, broken: undefined, sent: 0, waiting: [] };
  });
  const submit = sender(pool, namesUser);
  return {
    run: (statement, values) =>
      new Promise((resolve, reject) => {
        const lane = all.reduce((least, other) => (loadOf(other) < loadOf(least) ? other : least));
        submit(lane, { statement, values, resolve, reject });
      }),
    load: () => ({
      sent: all.reduce((sum, lane) => sum + lane.sent, 0),
      waiting: all.reduce((sum, lane) => sum + lane.waiting.length, 0),
    }),
  };
}

/**
 * Runs statements unnamed, each with a connection to itself: for a pooler that takes neither prepared statements nor pipelining.
 * @param pool the connections
 * @param namesUser whether the database is told whose each statement is
 */
export function unprepared(pool: pg.Pool, namesUser: boolean): StatementRunner {
  const run: RunStatement = async ({ text }, values) => {
    const client = await pool.connect();
    let broken: Error | undefined;
    const onBreak = (error: Error) => {
      broken = error;
    };
    client.on('error', onBreak);
    try {
      return await new Promise((resolve, reject) => {
        const settle = (error: Error | null, rows: readonly Row[]) => (error ? reject(error) : resolve(rows));
        client.query(new TextQuery({ name: '', text }, values, settle, namesUser));
      });
    } catch (error) {
      if (error instanceof Error && !isOfStatement(error)) broken = error;
      throw error;
    } finally {
      client.off('error', onBreak);
      client.release(broken);
    }
  };
  return {
    run,
    load: () => ({ sent: pool.totalCount - pool.idleCount, waiting: pool.waitingCount }),
  };
}
