import { decodeJwt } from 'jose';
import type { Config } from '../config/index.ts';
import type { Problem } from '../problems/index.ts';
import { tokenRefused } from './refusal.ts';

/** Whether an `aud` is the audience, or a list of strings that contains it (RFC 7519, section 4.1.3). */
const isFor = (value: unknown, audience: string): boolean =>
  Array.isArray(value)
    ? value.includes(audience) && value.every((entry) => typeof entry === 'string')
    : value === audience;

/**
 * The 401 for a token from another issuer or for another audience. The verifier has refused it after it checked the signature; this only
 * explains why. So only the holder of a token with a valid signature learns what is expected.
 * @param token a token with a valid signature
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
  const hints = expected.map(
    ([claim, , wanted, variable]) => `${claim} has to be ${JSON.stringify(wanted)} (${variable}).`,
  );
  const description = faults.join(' ');
  return tokenRefused(description, 'invalid_token', cause, [description, ...hints].join(' '));
}
