import { BACKSLASH, QUOTE } from './json-bytes.ts';

const BLANK = 0x20;

/**
 * A `jsonb` as JSON.stringify writes it: PostgreSQL writes a blank behind each colon and comma, and the rest is the same
 * (https://www.postgresql.org/docs/current/datatype-json.html).
 */
export function putMembers(to: Uint8Array, at: number, from: Uint8Array, start: number, length: number): number {
  let next = at;
  let isInText = false;
  for (let index = start; index < start + length; index += 1) {
    const byte = from[index] as number;
    if (byte === BLANK && !isInText) continue;
    if (byte === QUOTE) isInText = !isInText;
    to[next++] = byte;
    if (byte === BACKSLASH) to[next++] = from[++index] as number;
  }
  return next;
}
