import { type CryptoKey, createLocalJWKSet, exportSPKI, type JSONWebKeySet, type JWK } from 'jose';

/** The accepted algorithms of a key set. */
export const ALGORITHMS = ['EdDSA', 'ES256', 'RS256'] as const;

/** One of {@link ALGORITHMS}. */
export type PublicKeyAlgorithm = (typeof ALGORITHMS)[number];

/** A key of the key server, for one algorithm. */
export interface PublicKey {
  readonly algorithm: PublicKeyAlgorithm;
  readonly kid: string | undefined;
  /** SPKI, the format of fast-jwt. */
  readonly pem: string;
}

/** RFC 7518 section 3.3. */
const MIN_RSA_BITS = 2048;

function isLongEnough({ algorithm }: CryptoKey): boolean {
  return !('modulusLength' in algorithm) || Number(algorithm.modulusLength) >= MIN_RSA_BITS;
}

/**
 * Selects the key by jose from a set of only this key, so that jose checks whether the key suits the algorithm: `kty`, `crv`, `alg`,
 * `use`, `key_ops`, and that it is public (RFC 7517 section 4).
 */
async function pemOf(jwk: JWK, algorithm: PublicKeyAlgorithm): Promise<string | undefined> {
  try {
    const key = await createLocalJWKSet({ keys: [jwk] })({ alg: algorithm });
    return isLongEnough(key) ? await exportSPKI(key) : undefined;
  } catch {
    // A key of another kind, or an invalid one, is ignored (RFC 7517 section 5).
    return undefined;
  }
}

/**
 * The keys of a set that can verify tokens; other keys are ignored.
 * @param set the key server's response (RFC 7517 section 5)
 */
export async function publicKeysOf(set: JSONWebKeySet): Promise<PublicKey[]> {
  const pairs = set.keys.flatMap((jwk) => ALGORITHMS.map((algorithm) => ({ jwk, algorithm })));
  const keys = pairs.map(async ({ jwk, algorithm }) => ({ algorithm, kid: jwk.kid, pem: await pemOf(jwk, algorithm) }));
  return (await Promise.all(keys)).filter((key): key is PublicKey => key.pem !== undefined);
}
