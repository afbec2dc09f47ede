import type { Prisma } from '../../generated/prisma/client.ts';
import type { Row, RunStatements, Statement } from './raw/index.ts';

/** What is done in a transaction, with the number of what it changes. */
export type NumberedWork<Result> = (tx: Prisma.TransactionClient, number: bigint) => Promise<Result>;

/** What handlers and repositories talk to the database by. */
export interface Client {
  /**
   * Runs a prepared statement on the owner's rows, and gives them as they came.
   * @param values by the names of the statement's slots
   */
  $rows(statement: Statement, owner: string, values: Readonly<Record<string, unknown>>): Promise<readonly Row[]>;

  /** Runs several on the owner's rows in one round trip, all of them or none, and gives the rows of each. */
  readonly $rowsOf: RunStatements;

  /**
   * The client for calls on the rows of one owner: each waits for the owner's turn, has a time limit, and is one that row-level security
   * lets through. The `where` still has to name the owner.
   */
  forUser(owner: string): Prisma.TransactionClient;

  /**
   * Changes rows of one owner by several calls, in one transaction, which is rolled back when `work` throws. All other changes of what
   * this owner has come before or after it.
   * @param work gets the client of the transaction, and the number that each row gets that it changes
   */
  inTransaction<Result>(owner: string, work: NumberedWork<Result>): Promise<Result>;
}
