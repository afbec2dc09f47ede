import { type CryptoKey, createLocalJWKSet, exportSPKI, type JSONWebKeySet, type JWK } from 'jose';

/** What a key set may be used with, and nothing else. */
export const ALGORITHMS = ['EdDSA', 'ES256', 'RS256'] as const;

/** One of {@link ALGORITHMS}. */
export type PublicKeyAlgorithm = (typeof ALGORITHMS)[number];

/** A key of the key server, for one algorithm. */
export interface PublicKey {
  readonly algorithm: PublicKeyAlgorithm;
  readonly kid: string | undefined;
  /** SPKI: the form that fast-jwt takes. */
  readonly pem: string;
}

/** RFC 7518 section 3.3. */
const LEAST_RSA_BITS = 2048;

function isLongEnough({ algorithm }: CryptoKey): boolean {
  return !('modulusLength' in algorithm) || Number(algorithm.modulusLength) >= LEAST_RSA_BITS;
}

/**
 * Asks jose, with a set of just this key, so that its rules decide what the key is good for: `kty`, `crv`, `alg`, `use`,
 * `key_ops`, and that it is public (RFC 7517 section 4).
 */
async function pemOf(jwk: JWK, algorithm: PublicKeyAlgorithm): Promise<string | undefined> {
  try {
    const key = await createLocalJWKSet({ keys: [jwk] })({ alg: algorithm });
    return isLongEnough(key) ? await exportSPKI(key) : undefined;
  } catch {
    // A key of another kind, or a broken one: no reason to do without the others (RFC 7517 section 5).
    return undefined;
  }
}

/**
 * The keys of a set that tokens can be verified with; the others are passed over.
 * @param set the key server's answer (RFC 7517 section 5)
 */
export async function publicKeysOf(set: JSONWebKeySet): Promise<PublicKey[]> {
  const pairs = set.keys.flatMap((jwk) => ALGORITHMS.map((algorithm) => ({ jwk, algorithm })));
  const keys = pairs.map(async ({ jwk, algorithm }) => ({ algorithm, kid: jwk.kid, pem: await pemOf(jwk, algorithm) }));
  return (await Promise.all(keys)).filter((key): key is PublicKey => key.pem !== undefined);
}
