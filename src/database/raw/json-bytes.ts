/**
 * JSON as bytes. What the database sends is UTF-8, and so is what leaves: a text that is copied need not be decoded and encoded.
 * Each function writes into `to` from `at` on, where the caller has made room, and gives the offset behind what it wrote.
 */

export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
const FIRST_PLAIN = 0x20;

/** Bytes that a text in JSON takes at the most for each of its own: `\u001f`. */
export const MAX_ESCAPE_FACTOR = 6;

/** Bytes that a value takes at the most beside its own: zeros of a time, and its quotes; or `false` for a flag that follows from another value. */
export const MAX_OVERHEAD = 8;

/** ASCII that is the same each time. */
export const constant = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const NULL = constant('null');
const TRUE = constant('true');
const FALSE = constant('false');

/** How JSON.stringify writes what cannot stand as it is. */
const ESCAPES = Array.from({ length: BACKSLASH + 1 }, (_, code) =>
  constant(JSON.stringify(String.fromCharCode(code)).slice(1, -1)),
);

/** Copies bytes; for the few of a value a loop is faster than any call. */
export function copy(to: Uint8Array, at: number, from: Uint8Array, start: number, length: number): number {
  for (let index = 0; index < length; index += 1) to[at + index] = from[start + index] as number;
  return at + length;
}

/** Copies all of them. */
export const put = (to: Uint8Array, at: number, from: Uint8Array): number => copy(to, at, from, 0, from.length);

export const putNull = (to: Uint8Array, at: number): number => put(to, at, NULL);

export const putBoolean = (to: Uint8Array, at: number, value: boolean): number => put(to, at, value ? TRUE : FALSE);

const E = 'e'.charCodeAt(0);

/** A number as JSON.stringify has it: PostgreSQL writes `1e+15` and `1e-05`, where JavaScript has `1000000000000000` and `0.00001`. */
export function putNumber(to: Uint8Array, at: number, from: Uint8Array, start: number, length: number): number {
  for (let index = start; index < start + length; index += 1) {
    if (from[index] === E) {
      const text = Buffer.from(from.subarray(start, start + length)).toString('latin1');
      return put(to, at, constant(String(Number(text))));
    }
  }
  return copy(to, at, from, start, length);
}

/** A value that needs no escape, in quotes. */
export function putQuoted(to: Uint8Array, at: number, from: Uint8Array, start: number, length: number): number {
  to[at] = QUOTE;
  const end = copy(to, at + 1, from, start, length);
  to[end] = QUOTE;
  return end + 1;
}

/** One byte of a text, escaped where it cannot stand as it is. */
export function putCharacter(to: Uint8Array, at: number, byte: number): number {
  if (byte < FIRST_PLAIN || byte === QUOTE || byte === BACKSLASH) return put(to, at, ESCAPES[byte] as Uint8Array);
  to[at] = byte;
  return at + 1;
}

/** Any text, in quotes and escaped as JSON.stringify does it (RFC 8259, section 7). */
export function putText(to: Uint8Array, at: number, from: Uint8Array, start: number, length: number): number {
  to[at] = QUOTE;
  let end = at + 1;
  for (let index = start; index < start + length; index += 1) end = putCharacter(to, end, from[index] as number);
  to[end] = QUOTE;
  return end + 1;
}

/** `2026-11-20 10:14:33` */
const SECOND_BYTES = 19;
/** `+00` */
const ZONE_BYTES = 3;
const FRACTION_BYTES = '.000'.length;
const FRACTION = constant('.000Z"');
const T = 'T'.charCodeAt(0);
const SPACE_INDEX = 10;

/**
 * A timestamptz(3) as PostgreSQL writes it in UTC, `2026-11-20 10:14:33.6+00`, as RFC 3339 has it, in quotes: the zeros that it
 * leaves out are put back.
 * @throws when it is anything else
 */
export function putDateTime(to: Uint8Array, at: number, from: Uint8Array, start: number, length: number): number {
  const fraction = length - SECOND_BYTES - ZONE_BYTES;
  if (fraction < 0 || fraction > FRACTION_BYTES || fraction === 1) {
    const text = Buffer.from(from.subarray(start, start + length)).toString();
    throw new Error(`not a time as PostgreSQL writes it in UTC: ${text}`);
  }
  to[at] = QUOTE;
  const second = at + 1;
  put(to, second + SECOND_BYTES, FRACTION);
  copy(to, second, from, start, SECOND_BYTES + fraction);
  to[second + SPACE_INDEX] = T;
  return second + SECOND_BYTES + FRACTION.length;
}

/** What is kept for the next time; a text of more is rare, and its room goes with it. */
const SCRATCH_BYTES = 512 * 1024;

const scratch = Buffer.allocUnsafeSlow(SCRATCH_BYTES);

/**
 * Bytes that are written one after another, in room that is used again: nothing may wait in between.
 * @param room how many there may be at the most
 * @param write writes them from 0 on
 * @returns what was written
 */
export function written(room: number, write: (to: Uint8Array) => number): Buffer {
  const to = room > SCRATCH_BYTES ? Buffer.allocUnsafeSlow(room) : scratch;
  return Buffer.from(to.subarray(0, write(to)));
}
