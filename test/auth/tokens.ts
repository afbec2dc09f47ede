/** Tokens made by hand with node:crypto, so that nothing here can refuse to make a bad one. */
import { createHmac, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { TokenConfig, VerifyToken } from '../../src/auth/verifier.ts';
import { Problem } from '../../src/problems/index.ts';

type Json = Readonly<Record<string, unknown>>;

/** The shared secret of the tests. */
export const SECRET = randomBytes(32).toString('base64url');

/** Seconds since 1970. */
export const now = (): number => Math.floor(Date.now() / 1000);

/** A configuration with the shared secret and no clock tolerance. */
export const secretConfig = (overrides: Partial<TokenConfig> = {}): TokenConfig => ({
  JWT_SECRET: SECRET,
  JWT_CACHE_BYTES: 2 ** 20,
  JWT_CLOCK_TOLERANCE: 0,
  JWT_USER_CLAIM: 'sub',
  REQUIRE_SCOPES: false,
  ...overrides,
});

/** What claims are checked against without settings. */
export const RULES = {
  clockTolerance: 0,
  userClaim: 'sub',
  ownersClaim: undefined,
  ownersPrefix: undefined,
  requiresScopes: false,
} as const;

/** A configuration with a key server. */
export const keySetConfig = (url: string): TokenConfig => ({
  JWT_JWKS_URL: url,
  JWT_CACHE_BYTES: 2 ** 20,
  JWT_CLOCK_TOLERANCE: 0,
  JWT_USER_CLAIM: 'sub',
  REQUIRE_SCOPES: false,
});

/** Claims that are accepted: overridden, or taken out with `undefined`. */
export const claims = (overrides: Json = {}): Json => ({ sub: 'alice', exp: now() + 60, ...overrides });

/** A part of a token: text and bytes as they are, anything else as JSON. */
export const part = (value: unknown): string =>
  (value instanceof Buffer ? value : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))).toString(
    'base64url',
  );

/** A token with an HMAC signature. */
export function hmacToken(payload: unknown, header: Json = {}, secret = SECRET, hash = 'sha256'): string {
  const input = `${part({ alg: 'HS256', typ: 'JWT', ...header })}.${part(payload)}`;
  return `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`;
}

/** A key pair of an issuer. */
export interface Pair {
  readonly alg: string;
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** A key pair for EdDSA (Ed25519), ES256 (P-256) or RS256. */
export function makePair(alg: 'EdDSA' | 'ES256' | 'RS256', kid: string, bits = 2048): Pair {
  if (alg === 'EdDSA') return { alg, kid, ...generateKeyPairSync('ed25519') };
  if (alg === 'ES256') return { alg, kid, ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
  return { alg, kid, ...generateKeyPairSync('rsa', { modulusLength: bits }) };
}

/** The public half as the key server lists it. */
export const jwkOf = ({ publicKey, kid }: Pair, extra: Json = {}): Json => ({
  ...publicKey.export({ format: 'jwk' }),
  kid,
  ...extra,
});

/** The public half as PEM. */
export const pemOf = ({ publicKey }: Pair): string => publicKey.export({ format: 'pem', type: 'spki' }).toString();

/** A token signed with a key pair; a header that is text stands as it is. */
export function pairToken(
  { alg, kid, privateKey }: Pair,
  payload: unknown = claims(),
  header: Json | string = {},
): string {
  const head = typeof header === 'string' ? header : { alg, typ: 'JWT', kid, ...header };
  const input = `${part(head)}.${part(payload)}`;
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
  return `${input}.${sign(alg === 'EdDSA' ? null : 'sha256', Buffer.from(input), key).toString('base64url')}`;
}

/** What comes of a token, in a form that compares well: its subject, or status and challenge. */
export async function outcomeOf(verify: VerifyToken, token: string): Promise<string> {
  try {
    return `subject ${(await verify(token)).subject}`;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return `${error.status} ${error.headers['www-authenticate'] ?? `retry after ${error.headers['retry-after']}`}`;
  }
}

/** The outcome of a refused token. */
export const refused = (description: string): string =>
  `401 Bearer error="invalid_token", error_description="${description}"`;
