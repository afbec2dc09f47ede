import type pg from 'pg';
import { cancelRunning, destroy } from './cancel.ts';
import type { Row } from './row.ts';
import { joinedCall, type RunStatements } from './statement.ts';
import { stepMaker, stepStatement } from './steps.ts';
import { type Step, TextQuery } from './text-query.ts';
import { watched } from './watch.ts';

/** Statements in a transaction that somebody else began, on the connection that it has. Each is sent when the one before is answered. */
export interface OnConnection {
  /** As {@link RunStatements}: all of them or none, and the transaction goes on. Those that are `joined` run as such. */
  readonly run: RunStatements;
  /** Sets a savepoint (https://www.postgresql.org/docs/current/sql-savepoint.html). */
  save(name: string): Promise<unknown>;
  /** Keeps what was done since, and forgets the savepoint. */
  keep(name: string): Promise<unknown>;
  /** Undoes what was done since, and forgets the savepoint. The transaction goes on, also after an error. */
  undo(name: string): Promise<unknown>;
}

/** The savepoint of a single round trip. */
const ROUND_TRIP = 'round_trip';

/**
 * What runs statements on the connection of a transaction that has begun.
 * @param client the connection
 * @param prepares whether statements are prepared under their names
 * @param failed told when the transaction cannot go on
 */
export function onConnection(
  client: pg.PoolClient,
  prepares: boolean,
  failed: (reason: unknown) => void,
): OnConnection {
  const step = stepMaker(prepares);
  const command = (text: string): Step => step(stepStatement(text), []);
  const saving = (name: string) => command(`SAVEPOINT ${name}`);
  const keeping = (name: string) => command(`RELEASE ${name}`);
  const send = (steps: readonly Step[]) =>
    new Promise<readonly (readonly Row[])[]>((resolve, reject) => {
      const settle: TextQuery['callback'] = (error, results) => (error ? reject(error) : resolve(results));
      client.query(new TextQuery(steps, false, settle));
    });
  const undo = (name: string) => send([command(`ROLLBACK TO ${name}`), keeping(name)]);
  const run = watched(async (owner, calls) => {
    const joined = calls.map(joinedCall);
    const steps = joined.flatMap((call) => (call ? step(call.statement, [owner, ...call.values]) : []));
    if (steps.length === 0) return joined.map(() => []);
    // Handlers count on it that a statement which violates a rule leaves no trace, and go on with another.
    const sent = send([saving(ROUND_TRIP), ...steps, keeping(ROUND_TRIP)]);
    const [, ...results] = await sent.catch(async (error) => {
      await undo(ROUND_TRIP).catch(() => failed(error));
      throw error;
    });
    return joined.map((call) => (call ? (results.shift() ?? []) : []));
  });
  return { run, save: (name) => send([saving(name)]), keep: (name) => send([keeping(name)]), undo };
}

/**
 * Ends what a connection is doing, at once where the database takes the request, else by ending the connection. It must not be used for
 * anything else afterwards: the request may come late.
 * @param client the connection
 * @param graceMs how long the statement may take to end, in milliseconds
 * @returns to be called when the statement has ended
 */
export function interrupt(client: pg.PoolClient, graceMs: number): () => void {
  cancelRunning(client, graceMs);
  const overdue = setTimeout(destroy, graceMs, client);
  return () => clearTimeout(overdue);
}
