import pg from 'pg';
import { NotPerformed } from './work.ts';

/** Properties of errors of the driver, Prisma's adapter and Prisma. Any of them may be missing. */
export interface Failure {
  readonly message?: unknown;
  /** PostgreSQL's message, in errors of Prisma's adapter. */
  readonly originalMessage?: unknown;
  /** A code of PostgreSQL (SQLSTATE), of Node (`E…`) or of Prisma (`P…`). */
  readonly code?: unknown;
  /** PostgreSQL's code, in errors of Prisma's adapter. */
  readonly originalCode?: unknown;
  /** The adapter's classification, the only information in some errors of raw queries. */
  readonly kind?: unknown;
  /** The name of the constraint that was violated, in errors of the driver; an object in those of Prisma's adapter. */
  readonly constraint?: unknown;
  /** The function of PostgreSQL that raised it. */
  readonly routine?: unknown;
  readonly cause?: unknown;
  /** The errors of each address that was tried, if the error itself has no message. */
  readonly errors?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
}

/**
 * The error, the driver's error in it, and their causes, to a limited depth, since causes may be circular.
 * @param error anything that was thrown
 * @param depth how many causes were followed so far
 */
export function layers(error: unknown, depth = 0): Failure[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const failure: Failure = error;
  return [failure, ...layers(failure.meta?.driverAdapterError, depth + 1), ...layers(failure.cause, depth + 1)];
}

/** Codes of a lost connection; the statement itself is valid, and may be repeated on another connection. */
const LOST = /^(08...|57P0[12]|ECONNRESET|ECONNABORTED|EPIPE)$/;

/** Not `Connection terminated due to connection timeout`, where there never was a connection. */
const LOST_MESSAGE =
  /^(Connection terminated( unexpectedly)?$|Client has encountered a connection error and is not queryable)/;

/** A prepared statement exists unexpectedly, or is missing: behind a transaction pooler, the session is another one. */
const LOST_STATEMENT = new Set(['42P05', '26000']);

/** Citus's message, with the code of an internal error, if a worker was lost during its commit. */
const LOST_COMMIT = /^could not commit transaction for shard /;

/** SQLSTATE of each statement after a failure in the same transaction (in_failed_sql_transaction). */
const FAILED_TRANSACTION = '25P02';

/** Whether the session lacks our prepared statement, or unexpectedly has it already. */
export const hasLostStatement = ({ code, originalCode }: Failure): boolean =>
  LOST_STATEMENT.has(String(code)) || LOST_STATEMENT.has(String(originalCode));

/** Whether a migration changed the result type of a prepared statement, which this connection refuses from now on. */
export const isStale = ({ code, routine }: Failure): boolean => code === '0A000' && routine === 'RevalidateCachedQuery';

/** Whether a distributed PostgreSQL does not know if it committed. */
export const isLostCommit = ({ message }: Failure): boolean => LOST_COMMIT.test(String(message));

/**
 * Whether the connection or its prepared statement was lost, so that the statement may be repeated on another connection.
 * @param failure anything thrown by the driver
 */
export function isLostConnection(failure: Failure): boolean {
  const { code, message } = failure;
  return LOST.test(String(code)) || LOST_MESSAGE.test(String(message)) || hasLostStatement(failure) || isStale(failure);
}

/**
 * Whether an error concerns only its statement, so that the connection can be used further. A connection that lacks its prepared
 * statements, or is in a failed transaction, would fail the next statements.
 * @param error the driver's error
 */
export function isOfStatement(error: Error): boolean {
  if (!(error instanceof pg.DatabaseError) || error.severity !== 'ERROR') return false;
  return !hasLostStatement(error) && !isStale(error) && error.code !== FAILED_TRANSACTION;
}

/** The codes of a failure, the driver's and those in errors of Prisma's adapter. */
const codesOf = ({ code, originalCode }: Failure): string[] => [String(code), String(originalCode)];

/**
 * Whether PostgreSQL itself does not know if the statement was completed: SQLSTATE 40003, or a distributed PostgreSQL that lost a worker,
 * possibly after the worker had committed (class 08, 57P0x, or Citus's message).
 */
const isUnknown = (failure: Failure): boolean =>
  codesOf(failure).some((code) => /^(08...|40003|57P0.)$/.test(code)) ||
  isLostCommit(failure) ||
  isLostCommit({ message: failure.originalMessage });

/** SQLSTATE, and no code of Node such as EPIPE. */
const SQLSTATE = /^[0-9FHPX][0-9A-Z]{4}$/;

/** Whether PostgreSQL itself reported the failure; errors of Prisma's adapter have its code. */
const isReported = (failure: Failure): boolean =>
  failure instanceof pg.DatabaseError ? failure.severity === 'ERROR' : SQLSTATE.test(String(failure.originalCode));

/** Prisma's message when a transaction had taken too long before its next statement or its commit: it is rolled back. */
const EXPIRED = / cannot be executed on an expired transaction/;

/** Prisma's message when no connection was free for a transaction. */
const NOT_STARTED = /Unable to start a transaction in the given time/;

/** Whether Prisma ended a transaction that took too long. */
export const isExpired = ({ code, message }: Failure): boolean => code === 'P2028' && EXPIRED.test(String(message));

const isNotStarted = ({ code, message }: Failure): boolean => code === 'P2028' && NOT_STARTED.test(String(message));

/**
 * Whether a failed statement certainly changed nothing: it was never sent, or it was rolled back, by Prisma or as PostgreSQL has reported.
 * @param failure anything thrown by the runner or by Prisma's client
 */
export function isUndone(failure: Failure): boolean {
  if (failure instanceof NotPerformed || isExpired(failure) || isNotStarted(failure)) return true;
  return isReported(failure) && !isUnknown(failure);
}
