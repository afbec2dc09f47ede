import { createRemoteJWKSet } from 'jose';
import { unavailable } from '../problems/index.ts';
import { type PublicKey, type PublicKeyAlgorithm, publicKeysOf } from './public-keys.ts';

/** How often and how long the key server is asked. */
export interface KeySetTiming {
  /** Milliseconds until a request to the key server is given up; default 3,000. */
  readonly timeoutMs?: number;
  /** Milliseconds after an answer in which an unknown `kid` does not make another request; default 30,000. */
  readonly cooldownMs?: number;
  /** Milliseconds after a failure in which the key server is left alone; default 5,000. */
  readonly retryMs?: number;
  /** Milliseconds after which known keys are fetched again, beside the requests that use them; default 600,000. */
  readonly maxAgeMs?: number;
}

/** What a token says about its key: a wish, which can only pick among the key server's keys. */
export interface KeyHint {
  readonly algorithm: PublicKeyAlgorithm;
  readonly kid: string | undefined;
}

/** A key that fits a hint: the same object again and again, as long as that key and no other fits. */
export interface FoundKey<Verifier> {
  readonly hint: KeyHint;
  readonly verifier: Verifier;
}

/** The keys of one key server, each with what was made of it. */
export interface KeySet<Verifier> {
  /** The key, if it is known by now; never waits. */
  find(hint: KeyHint): FoundKey<Verifier> | undefined;
  /**
   * Asks the key server for a key that is not known, unless it was asked just now.
   * @returns undefined when the key server has answered without it
   * @throws {Problem} UNAVAILABLE when the key server cannot be asked
   */
  lookUp(hint: KeyHint): Promise<FoundKey<Verifier> | undefined>;
}

interface Entry<Verifier> extends PublicKey {
  readonly byName: FoundKey<Verifier>;
  readonly byAlgorithm: FoundKey<Verifier>;
}

/** The only key that fits; a token without `kid` is served as long as one key alone has its algorithm. */
function pick<Verifier>(entries: readonly Entry<Verifier>[], { algorithm, kid }: KeyHint) {
  let found: Entry<Verifier> | undefined;
  for (const entry of entries) {
    if (entry.algorithm !== algorithm || (kid !== undefined && entry.kid !== kid)) continue;
    if (found) return undefined;
    found = entry;
  }
  return kid === undefined ? found?.byAlgorithm : found?.byName;
}

/** A key that stays is the same one, and the tokens that were verified with it need not be verified again. */
function entryFor<Verifier>(
  key: PublicKey,
  known: readonly Entry<Verifier>[],
  create: (key: PublicKey) => Verifier,
): Entry<Verifier> {
  const same = known.find(
    ({ pem, kid, algorithm }) => pem === key.pem && kid === key.kid && algorithm === key.algorithm,
  );
  if (same) return same;
  const { algorithm, kid } = key;
  const verifier = create(key);
  const found = (name: string | undefined) => ({ hint: { algorithm, kid: name }, verifier });
  return { ...key, byName: found(kid), byAlgorithm: found(undefined) };
}

/** The key server did not answer, or not with a key set. */
interface Failure {
  readonly at: number;
  readonly error: unknown;
}

/**
 * The key server's answers, one at a time: concurrent refreshes are one request, and after a failure there is a pause.
 * What is kept is what the key server lists, so no token can fill memory with names of keys.
 */
function createFetcher<Verifier>(url: string, create: (key: PublicKey) => Verifier, timing: KeySetTiming) {
  const { timeoutMs = 3_000, cooldownMs = 30_000, retryMs = 5_000, maxAgeMs = 600_000 } = timing;
  const remote = createRemoteJWKSet(new URL(url), {
    timeoutDuration: timeoutMs,
    cooldownDuration: cooldownMs,
    cacheMaxAge: maxAgeMs,
  });
  let entries: readonly Entry<Verifier>[] = [];
  let failure: Failure | undefined;
  let pending: Promise<Failure | undefined> | undefined;

  const load = async (): Promise<Failure | undefined> => {
    try {
      await remote.reload();
      const keys = await publicKeysOf(remote.jwks() ?? { keys: [] });
      entries = keys.map((key) => entryFor(key, entries, create));
      failure = undefined;
    } catch (error) {
      failure = { at: performance.now(), error };
    }
    pending = undefined;
    return failure;
  };
  return {
    entries: () => entries,
    /** Never rejects, so that it can be left to itself. */
    refresh: () => {
      pending ??= load();
      return pending;
    },
    /** The last failure, while it is too early to try again. */
    recentFailure: () => (failure && performance.now() - failure.at < retryMs ? failure : undefined),
    // While an answer is being read its keys are not in `entries` yet, so it does not count.
    hasJustAnswered: () => !pending && remote.coolingDown,
    isStale: () => !remote.fresh,
  };
}

/**
 * The public keys of an issuer (RFC 7517), fetched when first needed. Known keys go on working while the key server is
 * down, slow or answers rubbish; a key that it lists no more is gone after the next answer.
 * @param url the key server's address, from the configuration and never from a token; redirects are not followed
 * @param create makes the verifier of a key, once per key
 * @param timing for tests and unusual issuers
 */
export function createKeySet<Verifier>(
  url: string,
  create: (key: PublicKey) => Verifier,
  timing: KeySetTiming = {},
): KeySet<Verifier> {
  const fetcher = createFetcher(url, create, timing);
  return {
    find: (hint) => {
      const key = pick(fetcher.entries(), hint);
      if (key && fetcher.isStale() && !fetcher.recentFailure()) void fetcher.refresh();
      return key;
    },
    lookUp: async (hint) => {
      const failure = fetcher.recentFailure() ?? (fetcher.hasJustAnswered() ? undefined : await fetcher.refresh());
      if (!failure) return pick(fetcher.entries(), hint);
      throw unavailable('The token cannot be checked: the keys of its issuer are out of reach.', {
        cause: failure.error,
      });
    },
  };
}
