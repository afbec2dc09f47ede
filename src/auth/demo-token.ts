import type { Config } from '../config/index.ts';
import { signToken } from './sign.ts';

/** A day: long enough to try things out, too short to be kept. */
const TOKEN_SECONDS = 86_400;

/**
 * A token for trying out, of the user "demo".
 * @param config how tokens are to be
 * @param secret what the service verifies them with
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
