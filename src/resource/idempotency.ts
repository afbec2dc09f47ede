/** Idempotency keys of creations (draft-ietf-httpapi-idempotency-key-header). */
import { hash } from 'node:crypto';
import type { OperationId } from '../contract/types.ts';
import { Problem } from '../problems/index.ts';

/** For how long a key stands for its request, in milliseconds. */
const KEY_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** What a request with a key asks for. */
export interface KeyedRequest {
  /** The operationId of the creation. */
  readonly operation: string;
  /** Equal for requests that ask for the same. */
  readonly fingerprint: string;
}

/** What a key stands for. */
export interface Claim extends KeyedRequest {
  readonly key: string;
  /** The new entry, as JSON. */
  readonly answer: string;
  /** Until when, RFC 3339. */
  readonly expires_at: string;
}

/** The members of objects in one order, however they were sent. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** Equal for requests that ask for the same, however their JSON was written: made of every field that they have. */
const fingerprintOf = (body: object): string => hash('sha256', JSON.stringify(body, inOrder));

/**
 * What a request asks for.
 * @param operation the creation
 * @param body the request's, after validation: defaults filled in
 */
export const requestOf = (operation: OperationId, body: object): KeyedRequest => ({
  operation,
  fingerprint: fingerprintOf(body),
});

/**
 * What a key is to stand for.
 * @param key the Idempotency-Key
 * @param request what is asked for
 * @param answer the new entry, as JSON
 * @param created_at when it is made, RFC 3339
 */
export function claimOf(key: string, request: KeyedRequest, answer: string, created_at: string): Claim {
  const expires_at = new Date(Date.parse(created_at) + KEY_LIFETIME_MS).toISOString();
  return { key, ...request, answer, expires_at };
}

/**
 * The answer that a key stands for already.
 * @param request what is asked for now
 * @param earlier what the key stands for
 * @returns the first answer, as JSON
 * @throws {Problem} IDEMPOTENCY_KEY_REUSED when it was another request
 */
export function replayOf(request: KeyedRequest, earlier: KeyedRequest & Pick<Claim, 'answer'>): string {
  if (earlier.operation === request.operation && earlier.fingerprint === request.fingerprint) return earlier.answer;
  throw new Problem('IDEMPOTENCY_KEY_REUSED', {
    detail: `The Idempotency-Key was used with another request (${earlier.operation}) in the last 24 hours.`,
  });
}
