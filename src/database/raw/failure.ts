import pg from 'pg';
import { NotPerformed } from './work.ts';

/** What the driver, Prisma's adapter and Prisma hang on their errors. Nothing of it is certain to be there. */
export interface Failure {
  readonly message?: unknown;
  /** PostgreSQL's message, in what Prisma's adapter makes of an error. */
  readonly originalMessage?: unknown;
  /** Of PostgreSQL (SQLSTATE), of Node (`E…`) or of Prisma (`P…`). */
  readonly code?: unknown;
  /** PostgreSQL's code again, in what Prisma's adapter makes of an error. */
  readonly originalCode?: unknown;
  /** The adapter's own word, the only one that is left of some errors of a raw query. */
  readonly kind?: unknown;
  /** Where in PostgreSQL it came from. */
  readonly routine?: unknown;
  readonly cause?: unknown;
  /** What was tried, one address after the other, where an error has no message of its own. */
  readonly errors?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
}

/**
 * The error, what Prisma's adapter says is behind it, and its causes: as deep as any of them goes, and no circles.
 * @param error anything that was thrown
 * @param depth how many of them led here
 */
export function layers(error: unknown, depth = 0): Failure[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const failure: Failure = error;
  return [failure, ...layers(failure.meta?.driverAdapterError, depth + 1), ...layers(failure.cause, depth + 1)];
}

/** What ends a connection while nothing is wrong with the statement: another connection may carry it. */
const LOST = /^(08...|57P0[12]|ECONNRESET|ECONNABORTED|EPIPE)$/;

/** Not `Connection terminated due to connection timeout`: that one never was. */
const LOST_MESSAGE =
  /^(Connection terminated( unexpectedly)?$|Client has encountered a connection error and is not queryable)/;

/** A prepared statement is there already, or is not there: the connection is not what it was when the statement was prepared. */
const LOST_STATEMENT = new Set(['42P05', '26000']);

/** What Citus says, under the code of a fault inside, when a worker was lost while it committed. */
const LOST_COMMIT = /^could not commit transaction for shard /;

/** SQLSTATE of whatever comes after a failure in the same transaction (in_failed_sql_transaction). */
const FAILED_TRANSACTION = '25P02';

/** Whether a prepared statement was not what the connection was expected to have. */
export const hasLostStatement = ({ code, originalCode }: Failure): boolean =>
  LOST_STATEMENT.has(String(code)) || LOST_STATEMENT.has(String(originalCode));

/** Whether a migration changed what a prepared statement gives: this connection refuses it from now on. */
export const isStale = ({ code, routine }: Failure): boolean => code === '0A000' && routine === 'RevalidateCachedQuery';

/** Whether a distributed PostgreSQL cannot say if it committed. */
export const isLostCommit = ({ message }: Failure): boolean => LOST_COMMIT.test(String(message));

/**
 * Whether the connection was lost on which a statement was sent, or had lost what was prepared on it: another one may carry it.
 * @param failure anything thrown by the driver
 */
export function isLostConnection(failure: Failure): boolean {
  const { code, message } = failure;
  return LOST.test(String(code)) || LOST_MESSAGE.test(String(message)) || hasLostStatement(failure) || isStale(failure);
}

/**
 * Whether an error is a statement's own, after which the connection is as good as before. One that has lost what was prepared on it,
 * or is inside a transaction that failed, would fail whatever comes next.
 * @param error what the driver gave instead of rows
 */
export function isOfStatement(error: Error): boolean {
  if (!(error instanceof pg.DatabaseError) || error.severity !== 'ERROR') return false;
  return !hasLostStatement(error) && !isStale(error) && error.code !== FAILED_TRANSACTION;
}

/**
 * PostgreSQL does not know itself whether anything came of it: SQLSTATE 40003, and a distributed one that lost a worker, maybe after that had
 * committed (class 08, 57P0x, or Citus's own words).
 */
const isUnknown = (failure: Failure): boolean =>
  /^(08...|40003|57P0.)$/.test(String(failure.code)) || isLostCommit(failure);

/**
 * Whether nothing can have come of what failed: it was never sent, or PostgreSQL has said that it undid it.
 * @param failure anything thrown by the runner
 */
export function isUndone(failure: Failure): boolean {
  if (failure instanceof NotPerformed) return true;
  return failure instanceof pg.DatabaseError && failure.severity === 'ERROR' && !isUnknown(failure);
}
