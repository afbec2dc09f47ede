import type pg from 'pg';
import type { Prisma } from '../../generated/prisma/client.ts';
import { destroy, NotPerformed, onConnection, type RunStatements } from './raw/index.ts';

/** How snapshots are taken. */
export interface SnapshotSettings {
  /** Takes a connection out of the pool. */
  readonly connect: () => Promise<pg.PoolClient>;
  /** Whether statements are prepared under their names. */
  readonly prepares: boolean;
  /** Limit for one statement, in milliseconds: the server's own is shorter, but a server that is silent keeps none. */
  readonly totalMs: number;
  /** undefined: the database runs in this process, and what began is waited for. */
  readonly graceMs: number | undefined;
}

/** What is read in it is as it was when its first statement began (https://www.postgresql.org/docs/current/transaction-iso.html). */
const BEGIN = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/**
 * Makes what reads by several statements of the fast lane what there is at one moment.
 * @param settings how snapshots are taken
 * @returns does work with what runs statements: until `endsAt`, by `performance.now()`, with the preamble of a transaction
 */
export const snapshots =
  ({ connect, prepares, totalMs, graceMs }: SnapshotSettings) =>
  async <Result>(
    preamble: readonly Prisma.Sql[],
    endsAt: number,
    work: (run: RunStatements) => Promise<Result>,
  ): Promise<Result> => {
    const client = await connect();
    let failure: Error | undefined;
    // Told between two statements as well; without a listener the process would end.
    client.on('error', (lost: Error) => {
      failure ??= lost;
    });
    const on = onConnection(client, prepares, () => {});
    try {
      await client.query(BEGIN);
      for (const { text, values } of preamble) await client.query(text, values);
      return await work(async (owner, calls) => {
        if (performance.now() >= endsAt) throw new NotPerformed('The time was over before everything was read');
        const overdue = graceMs === undefined ? undefined : setTimeout(destroy, totalMs, client);
        return await on.run(owner, calls).finally(() => clearTimeout(overdue));
      });
    } catch (error) {
      failure ??= error as Error;
      throw error;
    } finally {
      // A connection on which anything failed is closed, and what it was doing ends with it.
      if (!failure)
        failure = await client.query('COMMIT').then(
          () => undefined,
          (error: Error) => error,
        );
      client.removeAllListeners('error');
      // The pool would wait for the server to close it.
      if (failure) destroy(client);
      client.release(failure);
    }
  };
