import { hash } from 'node:crypto';
import { Problem } from '../problems/index.ts';

const DIGEST_BYTES = 9;

const OF_ANOTHER_LIST =
  'The cursor is damaged, or belongs to a list of another user, with another sort or with other filters.';

const digestOf = (list: string, position: string): Buffer =>
  hash('sha256', `${list}\0${position}`, 'buffer').subarray(0, DIGEST_BYTES);

/**
 * An opaque cursor: a position in a list, and a digest that ties it to that list. The digest is no secret and protects nobody: whoever
 * forges one only chooses where to start in a list of their own.
 * @param list what the list is: owner, sort and filters
 * @param position of the last entry that was shown, as text
 */
export function encodeCursor(list: string, position: string): string {
  return Buffer.concat([digestOf(list, position), Buffer.from(position)]).toString('base64url');
}

/**
 * The position that a cursor stands for, as text.
 * @param list what the list is, as for {@link encodeCursor}
 * @param cursor what the client sent
 * @param detail what is said of one that is refused
 * @throws {Problem} INVALID_CURSOR when it was damaged or made for another list
 */
export function decodeCursor(list: string, cursor: string, detail = OF_ANOTHER_LIST): string {
  const bytes = Buffer.from(cursor, 'base64url');
  const text = bytes.toString('utf8', DIGEST_BYTES);
  const isWhole = bytes.toString('base64url') === cursor;
  // The digest is no secret: what it holds may be anything, but goes to PostgreSQL, which takes no U+0000.
  if (isWhole && !text.includes('\0') && digestOf(list, text).equals(bytes.subarray(0, DIGEST_BYTES))) return text;
  throw new Problem('INVALID_CURSOR', { detail });
}
