import { decodeProtectedHeader } from 'jose';
import { ConfigError } from '../config/index.ts';
import { checkTime } from './claims.ts';
import { createKeySet, type FoundKey, type KeyHint, type KeySetTiming } from './key-set.ts';
import { createKeyVerifier, type TokenConfig, type VerifyWithKey } from './key-verifier.ts';
import { ALGORITHMS } from './public-keys.ts';
import { tokenRefused } from './refusal.ts';
import { createTokenMemory } from './token-memory.ts';

export type { TokenConfig } from './key-verifier.ts';

/**
 * Verifies a token and gives its subject: at once when the key is at hand, as a promise when the key server is asked first.
 * Throws, or rejects with, {@link Problem}: UNAUTHENTICATED for the token, UNAVAILABLE for a key server out of reach.
 */
export type VerifyToken = (token: string) => string | Promise<string>;

/** Characters; a token that is accepted has nothing but ASCII, so that these are bytes. */
const LONGEST_TOKEN = 8192;

/** Key material that is public, or belongs to a public key: as a shared secret it would let anyone sign. */
const NOT_A_SECRET = /-----BEGIN |"kty"\s*:\s*"(?:RSA|EC|OKP)"/;

function refuseLong(token: string): void {
  if (token.length > LONGEST_TOKEN) throw tokenRefused(`The token has more than ${LONGEST_TOKEN} bytes.`);
}

/**
 * Reads which key a token asks for. Everything else in the header (`jku`, `x5u`, `jwk`, `x5c`) is left unread: a token does
 * not bring its own key (RFC 8725 sections 3.1 and 3.10).
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
  // Before any look-up: such a token must not make this service ask the key server.
  if (!algorithm) throw tokenRefused('The algorithm of the token is not accepted.');
  if (kid !== undefined && typeof kid !== 'string') throw tokenRefused('The kid header of the token is not a string.');
  return { algorithm, kid };
}

function bySecret(secret: string, config: TokenConfig): VerifyToken {
  if (NOT_A_SECRET.test(secret)) {
    throw new ConfigError('JWT_SECRET must be a shared secret: for public keys there is JWT_JWKS_URL');
  }
  const verify = createKeyVerifier(secret, 'HS256', config);
  const memory = createTokenMemory<undefined>(config.JWT_CACHE_BYTES);
  return (token) => {
    refuseLong(token);
    const known = memory.recall(token);
    if (!known) return memory.remember(token, verify(token), undefined);
    checkTime(known, config.JWT_CLOCK_TOLERANCE);
    return known.subject;
  };
}

function byKeySet(url: string, config: TokenConfig, timing?: KeySetTiming): VerifyToken {
  const keySet = createKeySet(url, ({ pem, algorithm }) => createKeyVerifier(pem, algorithm, config), timing);
  const memory = createTokenMemory<FoundKey<VerifyWithKey>>(config.JWT_CACHE_BYTES);
  const verify = (token: string, key: FoundKey<VerifyWithKey>): string =>
    memory.remember(token, key.verifier(token), key);
  const lookUp = async (hint: KeyHint, token: string): Promise<string> => {
    const key = await keySet.lookUp(hint);
    if (!key) throw tokenRefused('The token is signed with a key that its issuer does not list.');
    return verify(token, key);
  };
  return (token) => {
    refuseLong(token);
    const known = memory.recall(token);
    // Whatever would make another key of it, or none, makes the token one that is not known.
    if (known && keySet.find(known.key.hint) === known.key) {
      checkTime(known, config.JWT_CLOCK_TOLERANCE);
      return known.subject;
    }
    if (known) memory.forget(token);
    const hint = keyHintOf(token);
    const key = keySet.find(hint);
    return key ? verify(token, key) : lookUp(hint, token);
  };
}

/**
 * Makes the verifier of all tokens. The key source decides the algorithms: a secret HS256, a key set EdDSA, ES256 and RS256.
 * @param config the JWT_* part of the configuration; exactly one key source
 * @param timing of the requests to the key server
 * @throws {ConfigError} without a key source, or when the secret is no secret
 */
export function createTokenVerifier(config: TokenConfig, timing?: KeySetTiming): VerifyToken {
  if (config.JWT_SECRET) return bySecret(config.JWT_SECRET, config);
  if (config.JWT_JWKS_URL) return byKeySet(config.JWT_JWKS_URL, config, timing);
  throw new ConfigError('JWT_SECRET or JWT_JWKS_URL must be set');
}
