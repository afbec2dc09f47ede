import type { Config } from '../config/index.ts';
import { signToken } from './sign.ts';

/** A day: long enough for trials, too short for production. */
const TOKEN_SECONDS = 86_400;

/**
 * A token of the user `demo`, for trials.
 * @param config the claims that the service requires
 * @param secret the secret that the service verifies tokens with
 */
export function signDemoToken(
  config: Pick<Config, 'JWT_USER_CLAIM' | 'JWT_ISSUER' | 'JWT_AUDIENCE'>,
  secret: string,
): string {
  return signToken({
    secret,
    subject: 'demo',
    claim: config.JWT_USER_CLAIM,
    expiresInSeconds: TOKEN_SECONDS,
    issuer: config.JWT_ISSUER,
    audience: config.JWT_AUDIENCE,
  });
}
