import type { FastifyRequest } from 'fastify';
import pg from 'pg';
import { isSafe } from '../http-method.ts';
import { type Outcome, type Problem, unavailable } from '../problems.ts';
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
  readonly cause?: unknown;
  /** What was tried, one address after the other, where an error has no message of its own. */
  readonly errors?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
}

/** SQLSTATE: connection, login refused, no such database, resources, shutdown, cancelled, lock or transaction timed out. */
const AWAY_STATE = /^(08...|28...|3D000|53...|57P0.|57014|55P03|25P0[34])$/;

/** What ends a connection while nothing is wrong with the statement: another connection may carry it. */
const LOST = /^(08...|57P0[12]|ECONNRESET|ECONNABORTED|EPIPE)$/;

/** Not `Connection terminated due to connection timeout`: that one never was. */
const LOST_MESSAGE =
  /^(Connection terminated( unexpectedly)?$|Client has encountered a connection error and is not queryable)/;

const AWAY_CODES = new Set([
  // Prisma: unreachable (1001), too slow (1002, 1008, 2024, 2028), closed (1017), too many connections (2037)
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'],
  // Node
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'],
]);

/** Of Node's TLS: the certificate of the server is not to be trusted. */
const UNTRUSTED = /^(CERT_|DEPTH_ZERO_SELF_SIGNED|ERR_SSL_|ERR_TLS_|SELF_SIGNED_CERT|UNABLE_TO_)/;

const AWAY_KINDS = new Set([
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections', 'TlsConnectionError'],
]);

/** What Citus says, under the code of a fault inside, when a worker was lost while it committed. */
const LOST_COMMIT = /^could not commit transaction for shard /;

/** Errors of the driver that have no code; `connect ENOENT`: the socket file of a server on the same machine; `SASL`: of a login. */
const AWAY_MESSAGE =
  /connect ENOENT |^(SASL: |The server does not support SSL connections|Connection terminated|Query read timeout|timeout exceeded when trying to connect|timeout expired|Cannot use a pool after calling end|Client (was closed|has encountered a connection error) and is not queryable)/;

/** Of a statement that took longer than it may (query_canceled). */
const CANCELLED = '57014';

const CONFLICT_CODES = new Set(['40001', '40P01', 'P2034']);

/** A table or a column is not there, in SQLSTATE and in Prisma's codes. */
const NOT_MIGRATED_CODES = new Set(['42P01', '42703', 'P2021', 'P2022']);

/** What a request and readiness answer as long as migrations are pending. */
export const NOT_MIGRATED = 'The database is not migrated: `npm run migrate` has to be run.';

/** A prepared statement is there already, or is not there: the connection is not what it was when the statement was prepared. */
const MIXED_UP = new Set(['42P05', '26000']);

const isNotMigrated = ({ code, originalCode }: Failure): boolean =>
  NOT_MIGRATED_CODES.has(String(code)) || NOT_MIGRATED_CODES.has(String(originalCode));

const isMixedUp = ({ code, originalCode }: Failure): boolean =>
  MIXED_UP.has(String(code)) || MIXED_UP.has(String(originalCode));

const WITHOUT_PREPARED_STATEMENTS =
  'a pooler between hands connections around, which prepared statements do not survive: set DATABASE_PREPARED_STATEMENTS=false';

const isAway = (failure: Failure): boolean =>
  failure instanceof NotPerformed ||
  [failure.code, failure.originalCode].some(
    (code) => [AWAY_STATE, UNTRUSTED].some((known) => known.test(String(code))) || AWAY_CODES.has(String(code)),
  ) ||
  AWAY_KINDS.has(String(failure.kind)) ||
  LOST_COMMIT.test(String(failure.message)) ||
  AWAY_MESSAGE.test(String(failure.message));

const isConflict = (failure: Failure): boolean =>
  CONFLICT_CODES.has(String(failure.code)) ||
  CONFLICT_CODES.has(String(failure.originalCode)) ||
  failure.kind === 'TransactionWriteConflict';

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

/**
 * Whether the connection was lost on which a statement was sent, or had lost what was prepared on it: another one may carry it.
 * @param error anything thrown by the driver
 */
export function isLostConnection(error: unknown): boolean {
  const { code, message } = error as Failure;
  return LOST.test(String(code)) || LOST_MESSAGE.test(String(message)) || MIXED_UP.has(String(code));
}

/**
 * Whether an error is a statement's own, after which the connection is as good as before. One that has lost what was prepared on it,
 * or is inside a transaction that failed, would fail whatever comes next.
 * @param error what the driver gave instead of rows
 */
export function isOfStatement(error: Error): boolean {
  return (
    error instanceof pg.DatabaseError &&
    error.severity === 'ERROR' &&
    !MIXED_UP.has(String(error.code)) &&
    error.code !== '25P02'
  );
}

/**
 * PostgreSQL does not know itself whether anything came of it: SQLSTATE 40003, and a distributed one that lost a worker, maybe after that had
 * committed (class 08, 57P0x, or Citus's own words).
 */
const isUnknown = ({ code, message }: Failure): boolean =>
  /^(08...|40003|57P0.)$/.test(String(code)) || LOST_COMMIT.test(String(message));

/** Whether nothing can have come of what failed: it was never sent, or PostgreSQL has said that it undid it. */
function isUndone(failure: Failure): boolean {
  if (failure instanceof NotPerformed) return true;
  return failure instanceof pg.DatabaseError && failure.severity === 'ERROR' && !isUnknown(failure);
}

/**
 * The one place where a failure of the database gets its answer.
 * @param error anything thrown by the Prisma client, the runner or the pool
 * @param request what was asked for, if it was by a request: what only reads changes nothing
 * @returns 503 when the database is away, closing, overloaded, too slow, not migrated, behind a pooler that prepared statements do not
 *   survive, or could not settle two writes; undefined for everything else: that is a fault of this program
 */
export function databaseProblem(error: Error, request?: Pick<FastifyRequest, 'method'>): Problem | undefined {
  const failures = layers(error);
  const outcome: Outcome = (request && isSafe(request.method)) || failures.some(isUndone) ? 'not_performed' : 'unknown';
  if (failures.some(isMixedUp)) {
    return unavailable('The database cannot be reached.', {
      outcome,
      cause: error,
      remedy: WITHOUT_PREPARED_STATEMENTS,
    });
  }
  if (failures.some(({ code }) => code === CANCELLED)) {
    return unavailable('The database took too long for this, and was told to stop.', { outcome, cause: error });
  }
  if (failures.some(isAway)) return unavailable('The database cannot be reached.', { outcome, cause: error });
  if (failures.some(isConflict)) {
    return unavailable('Other requests were changing the same. Try again.', { outcome, cause: error });
  }
  if (failures.some(isNotMigrated)) return unavailable(NOT_MIGRATED, { outcome, cause: error });
  return undefined;
}
