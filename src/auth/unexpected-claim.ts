import { decodeJwt } from 'jose';
import type { Config } from '../config/index.ts';
import type { Problem } from '../problems/index.ts';
import { tokenRefused } from './refusal.ts';

/** Whether a value is the text, or a list of texts with it among them (RFC 7519, section 4.1.3). */
const isFor = (value: unknown, audience: string): boolean =>
  Array.isArray(value)
    ? value.includes(audience) && value.every((entry) => typeof entry === 'string')
    : value === audience;

/**
 * The 401 for a token from another issuer or for another audience. The verifier has refused it already, after its signature: this only
 * says why. What is expected is told to whoever holds a token that a key of the issuer signed, and to nobody else.
 * @param token a token whose signature is good
 * @param config what is expected of `iss` and `aud`
 * @param cause the verifier's error
 */
export function unexpectedClaim(
  token: string,
  { JWT_ISSUER: issuer, JWT_AUDIENCE: audience }: Pick<Config, 'JWT_ISSUER' | 'JWT_AUDIENCE'>,
  cause: unknown,
): Problem {
  const { iss, aud } = decodeJwt<{ iss?: unknown; aud?: unknown }>(token);
  const expected = [
    ...(issuer && iss !== issuer ? [['iss', iss, issuer, 'JWT_ISSUER'] as const] : []),
    ...(audience && !isFor(aud, audience) ? [['aud', aud, audience, 'JWT_AUDIENCE'] as const] : []),
  ];
  const faults = expected.map(([claim, value]) =>
    value === undefined
      ? `The token has no ${claim} claim.`
      : `The ${claim} claim of the token is not the expected one.`,
  );
  const told = expected.map(
    ([claim, , wanted, variable]) => `${claim} has to be ${JSON.stringify(wanted)} (${variable}).`,
  );
  const description = faults.join(' ');
  return tokenRefused(description, 'invalid_token', cause, [description, ...told].join(' '));
}
