import { LRUCache } from 'lru-cache';
import type { TokenClaims } from './claims.ts';

/** A cached token. */
interface CachedToken<Key> extends TokenClaims {
  /** The whole token. */
  readonly text: string;
  /** The key that verified it. */
  readonly key: Key;
}

/** A cache of verified tokens, which evicts the least recently used ones. */
export interface TokenCache<Key> {
  /** The entry of exactly this token. */
  get(token: string): CachedToken<Key> | undefined;
  /** Caches a verified token and returns its claims. Refused tokens must not be cached: they would evict valid ones. */
  add(token: string, claims: TokenClaims, key: Key): TokenClaims;
  delete(token: string): void;
}

/**
 * The size of an entry without its two strings, in bytes: the object, its slots in the map and in the lists of lru-cache, the headers of
 * the strings, and the numbers if they have fractions. Measured on V8; a test compares it with the heap.
 */
const ENTRY_BYTES = 400;

/** The size of a string of a list beside its characters: its header, and its slot. */
const STRING_BYTES = 24;

/** V8 stores a string in one byte per character, or in two if any character needs them. */
function sizeOf(token: string, { subject, owners, scopes = '' }: TokenClaims): number {
  let bytes = ENTRY_BYTES + token.length + 2 * subject.length + scopes.length;
  for (const owner of owners) bytes += STRING_BYTES + 2 * owner.length;
  return bytes;
}

/** A copy of the string: a slice of a header would keep the whole header in memory, which may be 16 KiB of spaces. */
const detached = (text: string): string => Buffer.from(text, 'latin1').toString('latin1');

/**
 * The key of an entry in the map: the last 43 characters, the length of the shortest signature (HS256). Each request has a new string,
 * whose hash V8 computes at about 2 ns per character, so hashing the whole token would take longer than the rest of the check. The whole
 * token is compared afterwards.
 */
const mapKeyOf = (token: string): string => token.slice(-43);

/**
 * Makes a cache of tokens. A token is compared with its entry as a whole: one that differs in any character is not found. Two valid
 * tokens with the same end would evict each other, but are never confused.
 * @param bytes the maximum size; 0 caches nothing
 */
export function createTokenCache<Key>(bytes: number): TokenCache<Key> {
  const cache = bytes > 0 ? new LRUCache<string, CachedToken<Key>>({ maxSize: bytes }) : undefined;
  return {
    get(token) {
      const cached = cache?.get(mapKeyOf(token));
      return cached?.text === token ? cached : undefined;
    },
    add(token, claims, key) {
      const text = detached(token);
      // Accepted tokens are ASCII, for which the copy is equal.
      if (text === token) {
        // By name: what is spread takes more memory.
        const { subject, owners, scopes, expires, starts, issued } = claims;
        const entry = { text, subject, owners, scopes, expires, starts, issued, key };
        cache?.set(mapKeyOf(text), entry, { size: sizeOf(text, claims) });
      }
      return claims;
    },
    delete: (token) => void cache?.delete(mapKeyOf(token)),
  };
}
