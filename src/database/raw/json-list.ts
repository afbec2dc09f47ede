import { BACKSLASH, putCharacter, putText, QUOTE } from './json-bytes.ts';

const COMMA = 0x2c;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/** Where the element of an array ends that begins at `start`: at a comma or at the end, or behind the closing quote. */
function elementEnd(from: Uint8Array, start: number, end: number): number {
  const isQuoted = from[start] === QUOTE;
  for (let index = start + 1; index < end; index += 1) {
    if (from[index] === BACKSLASH) index += 1;
    else if (from[index] === (isQuoted ? QUOTE : COMMA)) return isQuoted ? index + 1 : index;
  }
  return end;
}

/** One element without its quotes and backslashes, as JSON. */
function putElement(to: Uint8Array, at: number, from: Uint8Array, start: number, end: number): number {
  if (from[start] !== QUOTE) return putText(to, at, from, start, end - start);
  to[at] = QUOTE;
  let next = at + 1;
  for (let index = start + 1; index < end - 1; index += 1) {
    if (from[index] === BACKSLASH) index += 1;
    next = putCharacter(to, next, from[index] as number);
  }
  to[next] = QUOTE;
  return next + 1;
}

/** A `text[]` without nulls as PostgreSQL writes it, `{milk,"two litres"}` (https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO). */
export function putList(to: Uint8Array, at: number, from: Uint8Array, start: number, length: number): number {
  const end = start + length - 1;
  to[at] = OPEN;
  let next = at + 1;
  for (let index = start + 1; index < end; ) {
    const stop = elementEnd(from, index, end);
    next = putElement(to, next, from, index, stop);
    index = stop + 1;
    if (index < end) to[next++] = COMMA;
  }
  to[next] = CLOSE;
  return next + 1;
}
