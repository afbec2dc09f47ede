import { createRemoteJWKSet } from 'jose';
import { unavailable } from '../problems/index.ts';
import { type PublicKey, type PublicKeyAlgorithm, publicKeysOf } from './public-keys.ts';

/** When the key server is asked, and how long its response is awaited. */
export interface KeySetTiming {
  /** Time limit of a request to the key server in milliseconds; default 3,000. */
  readonly timeoutMs?: number;
  /** Milliseconds after a response in which an unknown `kid` causes no further request; default 30,000. */
  readonly cooldownMs?: number;
  /** Milliseconds after a failure before the next request to the key server; default 5,000. */
  readonly retryMs?: number;
  /** Milliseconds after which known keys are fetched again, in the background of the requests that use them; default 600,000. */
  readonly maxAgeMs?: number;
}

/** What a token says about its key. It can only select one of the key server's keys. */
export interface KeyHint {
  readonly algorithm: PublicKeyAlgorithm;
  readonly kid: string | undefined;
}

/** The key that matches a hint: always the same object, as long as exactly this key matches. */
export interface FoundKey<Verifier> {
  readonly hint: KeyHint;
  readonly verifier: Verifier;
}

/** The keys of one key server, each with its verifier. */
export interface KeySet<Verifier> {
  /** The key, if it is already known; never waits. */
  find(hint: KeyHint): FoundKey<Verifier> | undefined;
  /**
   * Asks the key server for an unknown key, unless it was asked very recently.
   * @returns undefined if the key server does not list it
   * @throws {Problem} UNAVAILABLE if the key server cannot be reached
   */
  lookUp(hint: KeyHint): Promise<FoundKey<Verifier> | undefined>;
}

interface Entry<Verifier> extends PublicKey {
  readonly byName: FoundKey<Verifier>;
  readonly byAlgorithm: FoundKey<Verifier>;
}

/** The only matching key. A token without `kid` matches if exactly one key has its algorithm. */
function pick<Verifier>(entries: readonly Entry<Verifier>[], { algorithm, kid }: KeyHint) {
  let found: Entry<Verifier> | undefined;
  for (const entry of entries) {
    if (entry.algorithm !== algorithm || (kid !== undefined && entry.kid !== kid)) continue;
    if (found) return undefined;
    found = entry;
  }
  return kid === undefined ? found?.byAlgorithm : found?.byName;
}

/** Keeps the entry of a key that is still listed, so that cached tokens that were verified with it stay valid. */
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

/** The key server did not respond, or not with a key set. */
interface Failure {
  readonly at: number;
  readonly error: unknown;
}

/**
 * Fetches the key set, one request at a time: concurrent refreshes share a request, and after a failure there is a pause.
 * Only keys that the key server lists are kept, so tokens cannot fill the memory with key ids.
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
    /** Never rejects, so that it need not be awaited. */
    refresh: () => {
      pending ??= load();
      return pending;
    },
    /** The last failure, until it is time to try again. */
    recentFailure: () => (failure && performance.now() - failure.at < retryMs ? failure : undefined),
    // While a response is being read, its keys are not in `entries` yet.
    hasJustAnswered: () => !pending && remote.coolingDown,
    isStale: () => !remote.fresh,
  };
}

/**
 * The public keys of an issuer (RFC 7517), fetched when first needed. Known keys stay valid while the key server is down, slow or
 * responds with something else; a key that is no longer listed is removed by the next response.
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
