import type { FastifyRequest } from 'fastify';
import { isSafe } from '../problems/http-method.ts';
import { type Outcome, type Problem, unavailable } from '../problems/index.ts';
import {
  Busy,
  type Failure,
  hasLostStatement,
  isExpired,
  isLostCommit,
  isStale,
  isUndone,
  layers,
  NotPerformed,
  TookTooLong,
} from './raw/index.ts';

/** SQLSTATE: connection, login refused, no such database, resources, shutdown, cancelled, lock or transaction timed out. */
const UNAVAILABLE_STATE = /^(08...|28...|3D000|53...|57P0.|57014|55P03|25P0[34])$/;

const UNAVAILABLE_CODES = new Set([
  // Prisma: unreachable (1001), too slow (1002, 1008, 2024, 2028), closed (1017), too many connections (2037)
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'],
  // Node
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL'],
]);

/** Codes of Node's TLS: the certificate of the server is not trusted. */
const UNTRUSTED = /^(CERT_|DEPTH_ZERO_SELF_SIGNED|ERR_SSL_|ERR_TLS_|SELF_SIGNED_CERT|UNABLE_TO_)/;

const UNAVAILABLE_KINDS = new Set([
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections', 'TlsConnectionError'],
]);

/** Errors of the driver without a code. `connect ENOENT`: the socket file of a local server is missing; `SASL`: the login failed. */
const UNAVAILABLE_MESSAGE =
  /connect ENOENT |^(SASL: |The server does not support SSL connections|Connection terminated|Query read timeout|timeout exceeded when trying to connect|timeout expired|Cannot use a pool after calling end|Client (was closed|has encountered a connection error) and is not queryable)/;

/** SQLSTATE of a statement that exceeded its time limit (query_canceled). */
const CANCELLED = '57014';

const CONFLICT_CODES = new Set(['40001', '40P01', 'P2034']);

/** A table or a column does not exist, in SQLSTATE and in Prisma's codes. */
const NOT_MIGRATED_CODES = new Set(['42P01', '42703', 'P2021', 'P2022']);

/** The detail of requests and readiness while migrations are pending. */
export const NOT_MIGRATED = 'The database is not migrated: `npm run migrate` has to be run.';

const isNotMigrated = ({ code, originalCode }: Failure): boolean =>
  NOT_MIGRATED_CODES.has(String(code)) || NOT_MIGRATED_CODES.has(String(originalCode));

const WITHOUT_PREPARED_STATEMENTS =
  'a pooler between hands connections around, which prepared statements do not survive: set DATABASE_PREPARED_STATEMENTS=false';

const isUnavailable = (failure: Failure): boolean =>
  [failure.code, failure.originalCode].some(
    (code) =>
      [UNAVAILABLE_STATE, UNTRUSTED].some((known) => known.test(String(code))) || UNAVAILABLE_CODES.has(String(code)),
  ) ||
  UNAVAILABLE_KINDS.has(String(failure.kind)) ||
  isStale(failure) ||
  isLostCommit(failure) ||
  UNAVAILABLE_MESSAGE.test(String(failure.message));

const isConflict = (failure: Failure): boolean =>
  CONFLICT_CODES.has(String(failure.code)) ||
  CONFLICT_CODES.has(String(failure.originalCode)) ||
  failure.kind === 'TransactionWriteConflict';

/**
 * Translates a failure of the database into a problem; nothing else does.
 * @param error anything thrown by the Prisma client, the runner or the pool
 * @param request the request, if there is one: a safe method has changed nothing
 * @returns 503 if the database is unreachable, closing, overloaded, busy with what was asked before, too slow, not migrated, behind a transaction pooler that prepared
 *   statements do not survive, or if two writes were in conflict; undefined for any other error, which is a bug of this program
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
  if (
    failures.some(
      (failure) =>
        failure.code === CANCELLED ||
        failure.originalCode === CANCELLED ||
        isExpired(failure) ||
        failure instanceof TookTooLong,
    )
  ) {
    return unavailable('The database took too long for this, and was told to stop.', { outcome, cause: error });
  }
  if (failures.some(isUnavailable)) return unavailable('The database cannot be reached.', { outcome, cause: error });
  if (failures.some(isConflict)) {
    return unavailable('Other requests were changing the same. Try again.', { outcome, cause: error });
  }
  if (failures.some(isNotMigrated)) return unavailable(NOT_MIGRATED, { outcome, cause: error });
  const busy = failures.find((failure) => failure instanceof Busy);
  if (busy) return unavailable(busy.message, { outcome, cause: busy });
  // What was behind it is told before that.
  if (failures.some((failure) => failure instanceof NotPerformed))
    return unavailable('The database cannot be reached.', { outcome, cause: error });
  return undefined;
}
