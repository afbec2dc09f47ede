import { LRUCache } from 'lru-cache';
import type { TokenClaims } from './claims.ts';

/** What is kept of a verified token. */
interface Known<Key> extends TokenClaims {
  /** The whole token: what is known is known of exactly this text. */
  readonly text: string;
  /** What it was verified with. */
  readonly key: Key;
}

/** Verified tokens; the least recently used ones are forgotten first. */
export interface TokenMemory<Key> {
  /** What is known of exactly this text. */
  recall(token: string): Known<Key> | undefined;
  /** Keeps what verifying a token gave, and gives its subject. Refused tokens do not belong here: they would push out good ones. */
  remember(token: string, claims: TokenClaims, key: Key): string;
  forget(token: string): void;
}

/**
 * What an entry takes beside its two texts, in bytes: the entry, its places in the map and in the lists of lru-cache, the headers
 * of the texts, and the numbers when they have fractions. Measured on V8; a test compares it with the heap.
 */
const ENTRY_BYTES = 360;

/** V8 keeps a text in one byte a character, or in two when one character needs them. */
const sizeOf = (token: string, subject: string): number => ENTRY_BYTES + token.length + 2 * subject.length;

/** A text of its own: one that was cut out of a header keeps the whole header in memory, and that may be 16 KiB of spaces. */
const detached = (text: string): string => Buffer.from(text, 'latin1').toString('latin1');

/**
 * Where an entry is looked for: the last 43 characters, as many as the shortest signature has (HS256). The text of each request is a
 * new one, of which V8 works out the hash anew at about 2 ns a character, so that the whole token would take longer than everything
 * else of the check. A place is no proof: the whole text is compared then.
 */
const placeOf = (token: string): string => token.slice(-43);

/**
 * Makes a memory for tokens. An entry is good for one text, compared character by character: a token that differs anywhere is one
 * that was never seen. Two good tokens with the same end would push each other out, and would not be taken for each other.
 * @param bytes that it may take; 0 remembers nothing
 */
export function createTokenMemory<Key>(bytes: number): TokenMemory<Key> {
  const cache = bytes > 0 ? new LRUCache<string, Known<Key>>({ maxSize: bytes }) : undefined;
  return {
    recall(token) {
      const known = cache?.get(placeOf(token));
      return known?.text === token ? known : undefined;
    },
    remember(token, { subject, expires, starts, issued }, key) {
      const text = detached(token);
      // Nothing but ASCII is accepted, and that is the same again.
      if (text === token) {
        cache?.set(placeOf(text), { text, subject, expires, starts, issued, key }, { size: sizeOf(text, subject) });
      }
      return subject;
    },
    forget: (token) => void cache?.delete(placeOf(token)),
  };
}
