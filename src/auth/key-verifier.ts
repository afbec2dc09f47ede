import { createVerifier, TOKEN_ERROR_CODES, type VerifierOptions } from 'fast-jwt';
import type { Config } from '../config/index.ts';
import type { Problem } from '../problems/index.ts';
import { claimsOf, type TokenClaims } from './claims.ts';
import { tokenRefused } from './refusal.ts';
import type { SignedToken } from './signed-token.ts';
import { refuseAmbiguous } from './unambiguous.ts';
import { unexpectedClaim } from './unexpected-claim.ts';

/** The part of the configuration that says which tokens are accepted. */
export type TokenConfig = Pick<
  Config,
  | 'JWT_SECRET'
  | 'JWT_JWKS_URL'
  | 'JWT_ISSUER'
  | 'JWT_AUDIENCE'
  | 'JWT_CACHE_BYTES'
  | 'JWT_CLOCK_TOLERANCE'
  | 'JWT_OWNERS_CLAIM'
  | 'JWT_OWNERS_PREFIX'
  | 'JWT_USER_CLAIM'
  | 'REQUIRE_SCOPES'
>;

/** All accepted algorithms; the key determines which one. */
export type Algorithm = 'HS256' | 'EdDSA' | 'ES256' | 'RS256';

/** Messages for fast-jwt's errors: its own may quote the token, which must not get into a response header. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  [TOKEN_ERROR_CODES.malformed]: 'The token is not a JWT.',
  [TOKEN_ERROR_CODES.invalidPayload]: 'The token is not a JWT.',
  [TOKEN_ERROR_CODES.invalidAlgorithm]: 'The algorithm of the token is not accepted.',
  [TOKEN_ERROR_CODES.invalidSignature]: 'The signature of the token is not valid.',
  [TOKEN_ERROR_CODES.missingSignature]: 'The token is not signed.',
  [TOKEN_ERROR_CODES.verifyError]: 'The signature of the token is not valid.',
  [TOKEN_ERROR_CODES.invalidCritHeader]: 'The token has a crit header, and no extension is supported.',
};

/** fast-jwt's errors for `iss` and `aud`, the only claims that it checks here. */
const UNEXPECTED_CLAIM: ReadonlySet<string> = new Set([
  TOKEN_ERROR_CODES.missingRequiredClaim,
  TOKEN_ERROR_CODES.invalidClaimType,
  TOKEN_ERROR_CODES.invalidClaimValue,
]);

/** Every error of fast-jwt is caused by the token, also the RangeError for a date out of range. */
function refusalFor(error: unknown, token: string, config: TokenConfig): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (UNEXPECTED_CLAIM.has(code)) return unexpectedClaim(token, config, error);
  return tokenRefused(DESCRIPTIONS[code] ?? 'The token is not valid.', 'invalid_token', error);
}

function optionsFor(algorithm: Algorithm, { JWT_ISSUER: issuer, JWT_AUDIENCE: audience }: TokenConfig) {
  // fast-jwt skips `allowedIss` and `allowedAud` for a token without the claim, so it has to be required as well.
  const requiredClaims = [...(issuer ? ['iss'] : []), ...(audience ? ['aud'] : [])];
  return {
    algorithms: [algorithm],
    complete: true,
    // Verified tokens are cached in token-cache.ts: fast-jwt's cache hashes each token, which takes microseconds.
    cache: false,
    // claims.ts checks the times.
    ignoreExpiration: true,
    ignoreNotBefore: true,
    requiredClaims,
    ...(issuer && { allowedIss: issuer }),
    ...(audience && { allowedAud: audience }),
  } satisfies VerifierOptions;
}

/** Verifies a token with one key; throws {@link Problem} UNAUTHENTICATED. */
export type VerifyWithKey = (token: string) => TokenClaims;

/**
 * A verifier for one key: the signature by fast-jwt, then the checks of this service.
 * @param key the secret, or the public key as PEM (SPKI)
 * @param algorithm the only one that is accepted, whatever the token says (RFC 8725 sections 3.1 and 3.2)
 * @param config issuer, audience, clock tolerance in seconds, the claims of user and teams, and whether scopes are required
 * @throws when the key does not fit the algorithm
 */
export function createKeyVerifier(key: string, algorithm: Algorithm, config: TokenConfig): VerifyWithKey {
  const verify: (token: string) => SignedToken = createVerifier({ key, ...optionsFor(algorithm, config) });
  const rules = {
    clockTolerance: config.JWT_CLOCK_TOLERANCE,
    userClaim: config.JWT_USER_CLAIM,
    ownersClaim: config.JWT_OWNERS_CLAIM,
    ownersPrefix: config.JWT_OWNERS_PREFIX,
    requiresScopes: config.REQUIRE_SCOPES,
  };
  return (token) => {
    let signed: SignedToken;
    try {
      signed = verify(token);
    } catch (error) {
      throw refusalFor(error, token, config);
    }
    refuseAmbiguous(token);
    return claimsOf(signed, rules);
  };
}
