import type { FastifyRequest } from 'fastify';
import { isSafe } from '../problems/http-method.ts';
import { type Outcome, type Problem, unavailable } from '../problems/index.ts';
import { type Failure, hasLostStatement, isLostCommit, isStale, isUndone, layers, NotPerformed } from './raw/index.ts';

/** SQLSTATE: connection, login refused, no such database, resources, shutdown, cancelled, lock or transaction timed out. */
const AWAY_STATE = /^(08...|28...|3D000|53...|57P0.|57014|55P03|25P0[34])$/;

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

const isNotMigrated = ({ code, originalCode }: Failure): boolean =>
  NOT_MIGRATED_CODES.has(String(code)) || NOT_MIGRATED_CODES.has(String(originalCode));

const WITHOUT_PREPARED_STATEMENTS =
  'a pooler between hands connections around, which prepared statements do not survive: set DATABASE_PREPARED_STATEMENTS=false';

const isAway = (failure: Failure): boolean =>
  failure instanceof NotPerformed ||
  [failure.code, failure.originalCode].some(
    (code) => [AWAY_STATE, UNTRUSTED].some((known) => known.test(String(code))) || AWAY_CODES.has(String(code)),
  ) ||
  AWAY_KINDS.has(String(failure.kind)) ||
  isStale(failure) ||
  isLostCommit(failure) ||
  AWAY_MESSAGE.test(String(failure.message));

const isConflict = (failure: Failure): boolean =>
  CONFLICT_CODES.has(String(failure.code)) ||
  CONFLICT_CODES.has(String(failure.originalCode)) ||
  failure.kind === 'TransactionWriteConflict';

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
  if (failures.some(hasLostStatement)) {
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
