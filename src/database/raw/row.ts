/** The values of a row as text, in the order of the columns, nothing parsed. */
export type TextRow = readonly (string | null)[];

/** A row as PostgreSQL sent it: each value as text in UTF-8, behind its length. */
export interface Row {
  readonly bytes: Buffer;
  /** Where the first value's length begins. */
  readonly start: number;
  /** Behind the last value. */
  readonly end: number;
  /** Decoded anew at each look. */
  readonly fields: TextRow;
}

/** Where the values of a row lie. */
export type RowBytes = Pick<Row, 'bytes' | 'start' | 'end'>;

/** Bytes of a length. */
export const LENGTH_BYTES = 4;

/** The length in bytes of the value behind `at`; negative for NULL (Int32 of the protocol, the most significant byte first). */
export const lengthAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] as number) << 24) |
  ((bytes[at + 1] as number) << 16) |
  ((bytes[at + 2] as number) << 8) |
  (bytes[at + 3] as number);

/** The offset of a column's value. */
export function offsetOf({ bytes, start }: Row, column: number): number {
  let at = start;
  for (let before = 0; before < column; before += 1) at += LENGTH_BYTES + Math.max(lengthAt(bytes, at), 0);
  return at + LENGTH_BYTES;
}

/** A row without its first column. */
export const withoutFirst = (row: Row): RowBytes => ({
  bytes: row.bytes,
  start: offsetOf(row, 1) - LENGTH_BYTES,
  end: row.end,
});

/** The value of a column as PostgreSQL wrote it; null for NULL. */
export function textAt(row: Row, column: number): string | null {
  const start = offsetOf(row, column);
  const length = lengthAt(row.bytes, start - LENGTH_BYTES);
  return length < 0 ? null : row.bytes.toString('utf8', start, start + length);
}
