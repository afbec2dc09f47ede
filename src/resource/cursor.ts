import { hash } from 'node:crypto';
import { Problem } from '../problems/index.ts';

const DIGEST_BYTES = 9;

const digestOf = (list: string, place: string): Buffer =>
  hash('sha256', `${list}\0${place}`, 'buffer').subarray(0, DIGEST_BYTES);

/**
 * An opaque cursor: a place in a list, and a digest that ties it to that list. The digest is no secret and protects nobody: whoever
 * forges one only chooses where to start in a list of their own.
 * @param list what the list is: owner, sort and filters
 * @param place the sort key of the last task that was shown
 */
export function encodeCursor(list: string, place: string): string {
  return Buffer.concat([digestOf(list, place), Buffer.from(place)]).toString('base64url');
}

/**
 * The place that a cursor stands for.
 * @param list what the list is, as for {@link encodeCursor}
 * @param cursor what the client sent
 * @throws {Problem} INVALID_CURSOR when it was damaged or made for another list
 */
export function decodeCursor(list: string, cursor: string): string {
  const bytes = Buffer.from(cursor, 'base64url');
  const place = bytes.toString('utf8', DIGEST_BYTES);
  const isWhole = bytes.toString('base64url') === cursor;
  if (isWhole && digestOf(list, place).equals(bytes.subarray(0, DIGEST_BYTES))) return place;
  throw new Problem('INVALID_CURSOR', {
    detail: 'The cursor is damaged, or belongs to a list of another user, with another sort or with other filters.',
  });
}
