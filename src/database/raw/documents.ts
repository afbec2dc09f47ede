/** Answers as bytes, made of rows without a detour by values. */
import { hash } from 'node:crypto';
import { constant, copy, put, written } from './json-bytes.ts';
import { LENGTH_BYTES, lengthAt, offsetOf, type Row, type RowBytes } from './row.ts';

/** Writes rows of one table as JSON; made by `npm run generate`. */
export interface RowWriter {
  /** How many bytes a row takes at most; the owner as JSON. */
  room(owner: Uint8Array, row: RowBytes): number;
  /** Writes it at `start`, and gives the offset behind it. */
  write(to: Uint8Array, start: number, owner: Uint8Array, row: RowBytes): number;
}

const DATA = constant('{"data":');
const LIST = constant('{"data":[');
const COMMA = constant(',');
const BLANK = constant(' ');

/** Something that is to be written as JSON. */
export interface Piece {
  /** How many bytes it takes at most. */
  readonly room: number;
  /** Writes it at `at`, and gives the offset behind it. */
  write(to: Uint8Array, at: number): number;
}

/**
 * One row, with something before and behind it.
 * @param writer of its table
 * @param owner whose, as JSON
 * @param row the row
 * @param frame what is before it, and what is behind it
 */
export const framedRow = (
  writer: RowWriter,
  owner: Uint8Array,
  row: RowBytes,
  [before, behind]: readonly [Uint8Array, Uint8Array],
): Piece => ({
  room: before.length + writer.room(owner, row) + behind.length,
  write: (to, at) => put(to, writer.write(to, put(to, at, before), owner, row), behind),
});

/** What is written already. */
export const writtenPiece = (bytes: Uint8Array): Piece => ({
  room: bytes.length,
  write: (to, at) => put(to, at, bytes),
});

/** A piece by itself. */
export const bytesOf = ({ room, write }: Piece): Buffer => written(room, (to) => write(to, 0));

/** The user id as JSON. */
export const ownerJson = (owner: string): Uint8Array => Buffer.from(JSON.stringify(owner));

/**
 * `{ "data": …, "meta": … }` with one row.
 * @param writer of its table
 * @param owner whose
 * @param row the row
 * @param meta what is said about it, as JSON
 */
export function documentOf(writer: RowWriter, owner: string, row: Row, meta: string): Buffer {
  return bytesOf(framedRow(writer, ownerJson(owner), row, [DATA, constant(`,"meta":${meta}}`)]));
}

/** A list of `{ "data": […], "meta": … }`, of things each of which is written in the room that it takes. */
function listOf<One>(
  all: readonly One[],
  roomOf: (one: One) => number,
  write: (one: One, to: Uint8Array, at: number) => number,
  meta: object,
): Buffer {
  const end = Buffer.from(`],"meta":${JSON.stringify(meta)}}`);
  let room = LIST.length + end.length + all.length * COMMA.length;
  for (const one of all) room += roomOf(one);
  return written(room, (to) => {
    let at = put(to, 0, LIST);
    for (const one of all) {
      if (at > LIST.length) at = put(to, at, COMMA);
      at = write(one, to, at);
    }
    return put(to, at, end);
  });
}

/** The same with several rows. */
export function listDocumentOf(writer: RowWriter, owner: string, rows: readonly Row[], meta: object): Buffer {
  const json = ownerJson(owner);
  return listOf(
    rows,
    (row) => writer.room(json, row),
    (row, to, at) => writer.write(to, at, json, row),
    meta,
  );
}

/** The same with rows of several tables, or what else there is. */
export const mixedDocumentOf = (pieces: readonly Piece[], meta: object): Buffer =>
  listOf(
    pieces,
    ({ room }) => room,
    (piece, to, at) => piece.write(to, at),
    meta,
  );

/** A value as it came, and a blank. */
function putValue(to: Uint8Array, at: number, row: Row, column: number): number {
  const offset = offsetOf(row, column);
  return put(to, copy(to, at, row.bytes, offset, lengthAt(row.bytes, offset - LENGTH_BYTES)), BLANK);
}

/**
 * A digest of some columns of rows, and of what is said about them: SHA-256 in base64url.
 * @param rows the rows, in order
 * @param columns those that stand for the state of a row
 * @param meta what is said about them
 */
export function stateDigest(rows: readonly Row[], columns: readonly number[], meta: object): string {
  const end = Buffer.from(JSON.stringify(meta));
  let room = end.length + rows.length * columns.length * BLANK.length;
  for (const { start, end } of rows) room += end - start;
  const states = written(room, (to) => {
    let at = 0;
    for (const row of rows) for (const column of columns) at = putValue(to, at, row, column);
    return put(to, at, end);
  });
  return hash('sha256', states, 'base64url');
}
