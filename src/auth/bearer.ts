import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/index.ts';
import { tokenMissing, tokenRefused } from './refusal.ts';
import type { Verified, VerifyToken } from './verifier.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The user id of the verified token: who sends the request. Set by {@link bearerAuth}. */
    subject: string;
    /** Whose data it is about: the subject, or one of the teams for which the token may act. Set by {@link bearerAuth}. */
    owner: string;
    /** The `exp` of the verified token, in seconds since 1970; set by {@link bearerAuth}. */
    tokenExpires: number;
  }
}

/** What precedes the token (RFC 6750 section 2.1); the scheme is case-insensitive (RFC 9110 section 11.1). */
const BEARER = /^bearer +/i;

/** The `user_id` in a path that means the token's subject. */
const MYSELF = 'me';

/** Node silently drops all but the first of several, while a proxy may have used the last. */
function refuseSecondHeader(rawHeaders: readonly string[]): void {
  let seen = false;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length !== 13 || name.toLowerCase() !== 'authorization') continue;
    if (seen) throw tokenRefused('The request has more than one Authorization header.', 'invalid_request');
    seen = true;
  }
}

function tokenOf({ raw, headers }: FastifyRequest): string {
  refuseSecondHeader(raw.rawHeaders);
  const { authorization } = headers;
  if (authorization === undefined) throw tokenMissing('The request has no Authorization header.');
  const scheme = BEARER.exec(authorization)?.[0];
  if (!scheme || scheme === authorization) throw tokenMissing('The Authorization header holds no Bearer token.');
  return authorization.slice(scheme.length);
}

/** Decided by the path and the token alone, so that the response does not reveal which users exist. */
function admit(request: FastifyRequest, { subject, owners, scopes, expires }: Verified): void {
  request.subject = subject;
  request.owner = subject;
  request.scopes = scopes;
  request.tokenExpires = expires;
  const { user_id: owner } = request.params as { user_id?: string };
  if (owner === undefined || owner === subject || owner === MYSELF) return;
  if (!owners.includes(owner)) {
    throw new Problem('FORBIDDEN', {
      detail: 'The user_id in the path is neither the subject of the token nor a team that it names.',
    });
  }
  request.owner = owner;
}

/**
 * The handler of the `bearer` security scheme: sets what the request knows of its token, and refuses a path with a `user_id` for which
 * it may not act. Tokens outside the Authorization header are ignored.
 * @param verify verifies the token
 * @returns a handler that is synchronous if `verify` is
 * @throws {Problem} (or rejects with it) UNAUTHENTICATED, FORBIDDEN, or UNAVAILABLE if the keys cannot be fetched
 */
export function bearerAuth(verify: VerifyToken): (request: FastifyRequest) => Promise<void> | void {
  return (request) => {
    const verified = verify(tokenOf(request));
    return verified instanceof Promise ? verified.then((late) => admit(request, late)) : admit(request, verified);
  };
}
