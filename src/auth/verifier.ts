import { decodeProtectedHeader } from 'jose';
import { ConfigError } from '../config/index.ts';
import { checkTime, type TokenClaims } from './claims.ts';
import { createKeySet, type FoundKey, type KeyHint, type KeySetTiming } from './key-set.ts';
import { createKeyVerifier, type TokenConfig, type VerifyWithKey } from './key-verifier.ts';
import { ALGORITHMS } from './public-keys.ts';
import { tokenRefused } from './refusal.ts';
import { createTokenCache } from './token-cache.ts';

export type { TokenConfig } from './key-verifier.ts';

/** Whose a verified token is, what it allows, and until when: `expires` is its `exp`, in seconds since 1970. */
export type Verified = Omit<TokenClaims, 'starts' | 'issued'>;

/**
 * Verifies a token and returns what it says: synchronously if the key is known, as a promise if the key server has to be asked.
 * Throws, or rejects with, {@link Problem}: UNAUTHENTICATED for an invalid token, UNAVAILABLE if the key server cannot be reached.
 */
export type VerifyToken = (token: string) => Verified | Promise<Verified>;

/** Characters, which are bytes: an accepted token is ASCII. */
const MAX_TOKEN_LENGTH = 8192;

/** A public key, or a private key of such a pair: as a shared secret a public key would let anyone sign. */
const NOT_A_SECRET = /-----BEGIN |"kty"\s*:\s*"(?:RSA|EC|OKP)"/;

function refuseLong(token: string): void {
  if (token.length > MAX_TOKEN_LENGTH) throw tokenRefused(`The token has more than ${MAX_TOKEN_LENGTH} bytes.`);
}

/**
 * Reads which key a token names. The rest of the header (`jku`, `x5u`, `jwk`, `x5c`) is ignored: a token must not provide its own key
 * (RFC 8725 sections 3.1 and 3.10).
 */
function keyHintOf(token: string): KeyHint {
  let header: { alg?: unknown; kid?: unknown };
  try {
    header = decodeProtectedHeader(token);
  } catch (error) {
    throw tokenRefused('The token is not a JWT.', 'invalid_token', error);
  }
  const { alg, kid } = header;
  const algorithm = ALGORITHMS.find((name) => name === alg);
  // Before any look-up: such a token must not cause a request to the key server.
  if (!algorithm) throw tokenRefused('The algorithm of the token is not accepted.');
  if (kid !== undefined && typeof kid !== 'string') throw tokenRefused('The kid header of the token is not a string.');
  return { algorithm, kid };
}

function bySecret(secret: string, config: TokenConfig): VerifyToken {
  if (NOT_A_SECRET.test(secret)) {
    throw new ConfigError('JWT_SECRET must be a shared secret: for public keys there is JWT_JWKS_URL');
  }
  const verify = createKeyVerifier(secret, 'HS256', config);
  const cache = createTokenCache<undefined>(config.JWT_CACHE_BYTES);
  return (token) => {
    refuseLong(token);
    const cached = cache.get(token);
    if (!cached) return cache.add(token, verify(token), undefined);
    checkTime(cached, config.JWT_CLOCK_TOLERANCE);
    return cached;
  };
}

function byKeySet(url: string, config: TokenConfig, timing?: KeySetTiming): VerifyToken {
  const keySet = createKeySet(url, ({ pem, algorithm }) => createKeyVerifier(pem, algorithm, config), timing);
  const cache = createTokenCache<FoundKey<VerifyWithKey>>(config.JWT_CACHE_BYTES);
  const verify = (token: string, key: FoundKey<VerifyWithKey>): Verified => cache.add(token, key.verifier(token), key);
  const lookUp = async (hint: KeyHint, token: string): Promise<Verified> => {
    const key = await keySet.lookUp(hint);
    if (!key) throw tokenRefused('The token is signed with a key that its issuer does not list.');
    return verify(token, key);
  };
  return (token) => {
    refuseLong(token);
    const cached = cache.get(token);
    // A cached token counts only as long as its key is still the one that its hint finds.
    if (cached && keySet.find(cached.key.hint) === cached.key) {
      checkTime(cached, config.JWT_CLOCK_TOLERANCE);
      return cached;
    }
    if (cached) cache.delete(token);
    const hint = keyHintOf(token);
    const key = keySet.find(hint);
    return key ? verify(token, key) : lookUp(hint, token);
  };
}

/**
 * Makes the verifier of tokens. The key source determines the algorithms: a secret HS256, a key set EdDSA, ES256 and RS256.
 * @param config the JWT_* part of the configuration, with exactly one key source
 * @param timing of the requests to the key server
 * @throws {ConfigError} without a key source, or if the secret is a public key
 */
export function createTokenVerifier(config: TokenConfig, timing?: KeySetTiming): VerifyToken {
  if (config.JWT_SECRET) return bySecret(config.JWT_SECRET, config);
  if (config.JWT_JWKS_URL) return byKeySet(config.JWT_JWKS_URL, config, timing);
  throw new ConfigError('JWT_SECRET or JWT_JWKS_URL must be set');
}
