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
  readonly putMembers: PutValue;
}

/** Writes the JSON of the contract's Project from rows of its columns. */
export function writeProject({ LENGTH_BYTES, MAX_OVERHEAD, MAX_ESCAPE_FACTOR, lengthAt, constant, put, putNull, putBoolean, putText, putQuoted, copy, putNumber, putDateTime, putMembers }: ByteWriters) {
  const KEYS = [constant('{"id":'), constant(',"user_id":'), constant(',"name":'), constant(',"description":'), constant(',"color":'), constant(',"position":'), constant(',"is_archived":'), constant(',"metadata":'), constant(',"version":'), constant(',"etag":"\\"'), constant('\\""'), constant(',"created_at":'), constant(',"updated_at":'), constant(',"task_counts":'), constant('}')] as const;
  /** Bytes that one takes at most; the owner comes as JSON. */
  const room = (owner: Uint8Array, { start, end }: Row): number =>
    157 + 15 * MAX_OVERHEAD + owner.length + MAX_ESCAPE_FACTOR * (end - start);
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
    const l8 = lengthAt(bytes, next);
    const v8 = next + LENGTH_BYTES;
    next = v8 + Math.max(l8, 0);
    const l9 = lengthAt(bytes, next);
    const v9 = next + LENGTH_BYTES;
    next = v9 + Math.max(l9, 0);
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
    at = l3 < 0 ? putNull(to, at) : putText(to, at, bytes, v3, l3);
    at = put(to, at, KEYS[5]);
    at = putNumber(to, at, bytes, v4, l4);
    at = put(to, at, KEYS[6]);
    at = putBoolean(to, at, bytes[v5] === 116);
    at = put(to, at, KEYS[7]);
    at = putMembers(to, at, bytes, v6, l6);
    at = put(to, at, KEYS[8]);
    at = copy(to, at, bytes, v7, l7);
    at = put(to, at, KEYS[9]);
    at = copy(to, at, bytes, v7, l7);
    at = put(to, at, KEYS[10]);
    at = put(to, at, KEYS[11]);
    at = putDateTime(to, at, bytes, v8, l8);
    at = put(to, at, KEYS[12]);
    at = putDateTime(to, at, bytes, v9, l9);
    if (next < row.end) {
    at = put(to, at, KEYS[13]);
    at = copy(to, at, bytes, next + LENGTH_BYTES, lengthAt(bytes, next));
    }
    at = put(to, at, KEYS[14]);
    return at;
  };
  return { room, write };
}

/** Writes the JSON of the contract's Task from rows of its columns. */
export function writeTask({ LENGTH_BYTES, MAX_OVERHEAD, MAX_ESCAPE_FACTOR, lengthAt, constant, put, putNull, putBoolean, putText, putQuoted, copy, putNumber, putDateTime, putList, putMembers }: ByteWriters) {
  const KEYS = [constant('{"id":'), constant(',"user_id":'), constant(',"project_id":'), constant(',"parent_id":'), constant(',"title":'), constant(',"description":'), constant(',"is_completed":'), constant(',"completed_at":'), constant(',"completed_by":'), constant(',"due":'), constant('{"date":'), constant(',"time":'), constant(',"time_zone":'), constant('}'), constant(',"priority":'), constant(',"tags":'), constant(',"metadata":'), constant(',"position":'), constant(',"version":'), constant(',"etag":"\\"'), constant('\\""'), constant(',"created_by":'), constant(',"created_at":'), constant(',"updated_at":'), constant(',"subtask_counts":'), constant('}')] as const;
  /** Bytes that one takes at most; the owner comes as JSON. */
  const room = (owner: Uint8Array, { start, end }: Row): number =>
    283 + 26 * MAX_OVERHEAD + owner.length + MAX_ESCAPE_FACTOR * (end - start);
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
    const l8 = lengthAt(bytes, next);
    const v8 = next + LENGTH_BYTES;
    next = v8 + Math.max(l8, 0);
    const l9 = lengthAt(bytes, next);
    const v9 = next + LENGTH_BYTES;
    next = v9 + Math.max(l9, 0);
    const l10 = lengthAt(bytes, next);
    const v10 = next + LENGTH_BYTES;
    next = v10 + Math.max(l10, 0);
    const l11 = lengthAt(bytes, next);
    const v11 = next + LENGTH_BYTES;
    next = v11 + Math.max(l11, 0);
    const l12 = lengthAt(bytes, next);
    const v12 = next + LENGTH_BYTES;
    next = v12 + Math.max(l12, 0);
    const l13 = lengthAt(bytes, next);
    const v13 = next + LENGTH_BYTES;
    next = v13 + Math.max(l13, 0);
    const l14 = lengthAt(bytes, next);
    const v14 = next + LENGTH_BYTES;
    next = v14 + Math.max(l14, 0);
    const l15 = lengthAt(bytes, next);
    const v15 = next + LENGTH_BYTES;
    next = v15 + Math.max(l15, 0);
    const l16 = lengthAt(bytes, next);
    const v16 = next + LENGTH_BYTES;
    next = v16 + Math.max(l16, 0);
    const l17 = lengthAt(bytes, next);
    const v17 = next + LENGTH_BYTES;
    next = v17 + Math.max(l17, 0);
    let at = start;
    at = put(to, at, KEYS[0]);
    at = putQuoted(to, at, bytes, v0, l0);
    at = put(to, at, KEYS[1]);
    at = put(to, at, owner);
    at = put(to, at, KEYS[2]);
    at = l1 < 0 ? putNull(to, at) : putQuoted(to, at, bytes, v1, l1);
    at = put(to, at, KEYS[3]);
    at = l2 < 0 ? putNull(to, at) : putQuoted(to, at, bytes, v2, l2);
    at = put(to, at, KEYS[4]);
    at = putText(to, at, bytes, v3, l3);
    at = put(to, at, KEYS[5]);
    at = l4 < 0 ? putNull(to, at) : putText(to, at, bytes, v4, l4);
    at = put(to, at, KEYS[6]);
    at = putBoolean(to, at, l5 >= 0);
    at = put(to, at, KEYS[7]);
    at = l5 < 0 ? putNull(to, at) : putDateTime(to, at, bytes, v5, l5);
    at = put(to, at, KEYS[8]);
    at = l6 < 0 ? putNull(to, at) : putText(to, at, bytes, v6, l6);
    at = put(to, at, KEYS[9]);
    if (l7 < 0) at = putNull(to, at);
    else {
    at = put(to, at, KEYS[10]);
    at = l7 < 0 ? putNull(to, at) : putQuoted(to, at, bytes, v7, l7);
    at = put(to, at, KEYS[11]);
    at = l8 < 0 ? putNull(to, at) : putQuoted(to, at, bytes, v8, l8);
    at = put(to, at, KEYS[12]);
    at = l9 < 0 ? putNull(to, at) : putText(to, at, bytes, v9, l9);
    at = put(to, at, KEYS[13]);
    }
    at = put(to, at, KEYS[14]);
    at = copy(to, at, bytes, v10, l10);
    at = put(to, at, KEYS[15]);
    at = putList(to, at, bytes, v11, l11);
    at = put(to, at, KEYS[16]);
    at = putMembers(to, at, bytes, v12, l12);
    at = put(to, at, KEYS[17]);
    at = putNumber(to, at, bytes, v13, l13);
    at = put(to, at, KEYS[18]);
    at = copy(to, at, bytes, v14, l14);
    at = put(to, at, KEYS[19]);
    at = copy(to, at, bytes, v14, l14);
    at = put(to, at, KEYS[20]);
    at = put(to, at, KEYS[21]);
    at = l15 < 0 ? putNull(to, at) : putText(to, at, bytes, v15, l15);
    at = put(to, at, KEYS[22]);
    at = putDateTime(to, at, bytes, v16, l16);
    at = put(to, at, KEYS[23]);
    at = putDateTime(to, at, bytes, v17, l17);
    if (next < row.end) {
    at = put(to, at, KEYS[24]);
    at = copy(to, at, bytes, next + LENGTH_BYTES, lengthAt(bytes, next));
    }
    at = put(to, at, KEYS[25]);
    return at;
  };
  return { room, write };
}
