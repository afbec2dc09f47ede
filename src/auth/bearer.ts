import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/index.ts';
import { tokenMissing, tokenRefused } from './refusal.ts';
import type { VerifyToken } from './verifier.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The user id of the verified token; only there behind {@link bearerAuth}. */
    subject: string;
  }
}

/** Before the token of RFC 6750 section 2.1; the scheme's case does not matter (RFC 9110 section 11.1). */
const BEARER = /^bearer +/i;

/** Stands in a path for the token's subject. */
const MYSELF = 'me';

/** Node keeps the first of several and drops the others without a word, where a proxy may have looked at the last. */
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

/** Decided on the path and the token alone, so that the answer tells nothing about who exists. */
function admit(request: FastifyRequest, subject: string): void {
  request.subject = subject;
  const { user_id: owner } = request.params as { user_id?: string };
  if (owner === undefined || owner === subject || owner === MYSELF) return;
  throw new Problem('FORBIDDEN', { detail: 'The user_id in the path is not the subject of the token.' });
}

/**
 * The handler of the `bearer` security scheme: sets `request.subject`, and lets a request pass only below its own
 * `user_id`, where the route has one. Tokens anywhere but in the Authorization header are not looked at.
 * @param verify verifies the token
 * @returns works synchronously as long as `verify` does: whoever hangs it into a Fastify hook has to call `done`
 * @throws {Problem} (or rejects with it) UNAUTHENTICATED, FORBIDDEN, or UNAVAILABLE when the keys are out of reach
 */
export function bearerAuth(verify: VerifyToken): (request: FastifyRequest) => Promise<void> | void {
  return (request) => {
    const subject = verify(tokenOf(request));
    return typeof subject === 'string' ? admit(request, subject) : subject.then((name) => admit(request, name));
  };
}
