// Made from openapi.yaml by `npm run generate`. Do not edit.

import { LENGTH_BYTES, lengthAt, type Row } from '../src/database/raw/row.ts';
import { constant, copy, MOST_ADDED, put, putBoolean, putDateTime, putNull, putQuoted, putText, WORST_GROWTH } from '../src/database/raw/json-bytes.ts';

/** Where each column of a task stands in a row. */
export const COLUMN = { id: 0, title: 1, description: 2, completed_at: 3, position: 4, version: 5, created_at: 6, updated_at: 7 } as const;

/** The columns as a SELECT or RETURNING names them. */
export const TASK_COLUMNS = 'id, title, description, completed_at, position, version, created_at, updated_at';

const KEYS = [constant('{"id":'), constant(',"user_id":'), constant(',"title":'), constant(',"description":'), constant(',"is_completed":'), constant(',"completed_at":'), constant(',"position":'), constant(',"version":'), constant(',"created_at":'), constant(',"updated_at":')] as const;

/** Bytes that a task may take at the most. */
export const roomOfTask = (owner: Uint8Array, { start, end }: Row): number =>
  125 + 10 * MOST_ADDED + owner.length + WORST_GROWTH * (end - start);

/**
 * Writes the JSON of the contract's Task.
 * @param to where to
 * @param start the place of the first byte
 * @param owner the user id, as JSON
 * @param row the columns
 * @returns the place behind the last byte
 */
export function putTask(to: Uint8Array, start: number, owner: Uint8Array, row: Row): number {
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
  to[at] = 125;
  return at + 1;
}
