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

/**
 * One row as JSON, with something before and behind it.
 * @param writer of its table
 * @param owner whose
 * @param row the row
 * @param frame what is before it, and what is behind it
 */
export function framedRow(
  writer: RowWriter,
  owner: string,
  row: RowBytes,
  [before, behind]: readonly [Uint8Array, Uint8Array],
): Buffer {
  const ownerJson = Buffer.from(JSON.stringify(owner));
  return written(before.length + writer.room(ownerJson, row) + behind.length, (to) =>
    put(to, writer.write(to, put(to, 0, before), ownerJson, row), behind),
  );
}

/**
 * `{ "data": …, "meta": … }` with one row.
 * @param writer of its table
 * @param owner whose
 * @param row the row
 * @param meta what is said about it, as JSON
 */
export function documentOf(writer: RowWriter, owner: string, row: Row, meta: string): Buffer {
  return framedRow(writer, owner, row, [DATA, constant(`,"meta":${meta}}`)]);
}

/** The same with several rows. */
export function listDocumentOf(writer: RowWriter, owner: string, rows: readonly Row[], meta: object): Buffer {
  const ownerJson = Buffer.from(JSON.stringify(owner));
  const end = Buffer.from(`],"meta":${JSON.stringify(meta)}}`);
  let room = LIST.length + end.length + rows.length * COMMA.length;
  for (const row of rows) room += writer.room(ownerJson, row);
  return written(room, (to) => {
    let at = put(to, 0, LIST);
    for (const row of rows) {
      if (at > LIST.length) at = put(to, at, COMMA);
      at = writer.write(to, at, ownerJson, row);
    }
    return put(to, at, end);
  });
}

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
