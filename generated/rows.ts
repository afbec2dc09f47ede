// Made from openapi.yaml and the declarations in src/resources/ by `npm run generate`. Do not edit.

/** A row as PostgreSQL sent it: each value as text in UTF-8, after its length. */
interface Row {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

type PutValue = (to: Uint8Array, at: number, from: Uint8Array, start: number, length: number) => number;

/** Functions that write bytes; each returns the offset after what it wrote. */
interface ByteWriters {
  readonly LENGTH_BYTES: number;
  readonly MAX_OVERHEAD: number;
  readonly MAX_ESCAPE_FACTOR: number;
  readonly lengthAt: (bytes: Uint8Array, at: number) => number;
  readonly constant: (text: string) => Uint8Array;
  readonly put: (to: Uint8Array, at: number, from: Uint8Array) => number;
  readonly putNull: (to: Uint8Array, at: number) => number;
  readonly putBoolean: (to: Uint8Array, at: number, value: boolean) => number;
  readonly copy: PutValue;
  readonly putNumber: PutValue;
  readonly putQuoted: PutValue;
  readonly putText: PutValue;
  readonly putDateTime: PutValue;
  readonly putList: PutValue;
}

/** Writes the JSON of the contract's Task from rows of its columns. */
export function writeTask({ LENGTH_BYTES, MAX_OVERHEAD, MAX_ESCAPE_FACTOR, lengthAt, constant, put, putNull, putBoolean, putText, putQuoted, copy, putDateTime }: ByteWriters) {
  const KEYS = [constant('{"id":'), constant(',"user_id":'), constant(',"title":'), constant(',"description":'), constant(',"is_completed":'), constant(',"completed_at":'), constant(',"position":'), constant(',"version":'), constant(',"created_at":'), constant(',"updated_at":'), constant('}')] as const;
  /** Bytes that one takes at most; the owner comes as JSON. */
  const room = (owner: Uint8Array, { start, end }: Row): number =>
    125 + 11 * MAX_OVERHEAD + owner.length + MAX_ESCAPE_FACTOR * (end - start);
  const write = (to: Uint8Array, start: number, owner: Uint8Array, row: Row): number => {
    const { bytes } = row;
    let next = row.start;
    const l0 = lengthAt(bytes, next);
    const v0 = next + LENGTH_BYTES;
    next = v0 + Math.max(l0, 0);
    const l1 = lengthAt(bytes, next);
    const v1 = next + LENGTH_BYTES;
    next = v1 + Math.max(l1, 0);
    const l2 = lengthAt(bytes, next);
    const v2 = next + LENGTH_BYTES;
    next = v2 + Math.max(l2, 0);
    const l3 = lengthAt(bytes, next);
    const v3 = next + LENGTH_BYTES;
    next = v3 + Math.max(l3, 0);
    const l4 = lengthAt(bytes, next);
    const v4 = next + LENGTH_BYTES;
    next = v4 + Math.max(l4, 0);
    const l5 = lengthAt(bytes, next);
    const v5 = next + LENGTH_BYTES;
    next = v5 + Math.max(l5, 0);
    const l6 = lengthAt(bytes, next);
    const v6 = next + LENGTH_BYTES;
    next = v6 + Math.max(l6, 0);
    const l7 = lengthAt(bytes, next);
    const v7 = next + LENGTH_BYTES;
    next = v7 + Math.max(l7, 0);
    let at = start;
    at = put(to, at, KEYS[0]);
    at = putQuoted(to, at, bytes, v0, l0);
    at = put(to, at, KEYS[1]);
    at = put(to, at, owner);
    at = put(to, at, KEYS[2]);
    at = putText(to, at, bytes, v1, l1);
    at = put(to, at, KEYS[3]);
    at = l2 < 0 ? putNull(to, at) : putText(to, at, bytes, v2, l2);
    at = put(to, at, KEYS[4]);
    at = putBoolean(to, at, l3 >= 0);
    at = put(to, at, KEYS[5]);
    at = l3 < 0 ? putNull(to, at) : putDateTime(to, at, bytes, v3, l3);
    at = put(to, at, KEYS[6]);
    at = copy(to, at, bytes, v4, l4);
    at = put(to, at, KEYS[7]);
    at = copy(to, at, bytes, v5, l5);
    at = put(to, at, KEYS[8]);
    at = putDateTime(to, at, bytes, v6, l6);
    at = put(to, at, KEYS[9]);
    at = putDateTime(to, at, bytes, v7, l7);
    at = put(to, at, KEYS[10]);
    return at;
  };
  return { room, write };
}
