import { Prisma } from '../../../generated/prisma/client.ts';
import { momentOf, OWNER, prepared, type Row, slot, textAt, writtenPiece } from '../../database/raw/index.ts';
import { GIVEN } from '../../resource/slots.ts';
import type { Found } from './found.ts';

const { sql } = Prisma;

/** What is before the kind of something that was deleted. */
export const DELETED = 'deleted ';

/** After which one, as the names of resources are ordered. */
export const AFTER_RESOURCE = 'after resource';

/**
 * The user, and what was deleted, as they are at one moment: what is read after it is good up to the number that the user has here, since
 * numbers are in the order of commits.
 */
export const HEAD = prepared(
  'read',
  sql`SELECT epoch, users.change_seq, change_floor, gone.change_seq, resource, gone.id, deleted_at FROM users
  LEFT JOIN LATERAL (
    SELECT change_seq, resource, id, deleted_at FROM tombstones WHERE user_id = ${OWNER}
    AND (change_seq, resource, id) > (${slot(GIVEN.afterSeq)}::bigint, ${slot(AFTER_RESOURCE)}::text, ${slot(GIVEN.afterId)}::uuid)
    ORDER BY change_seq, resource, id LIMIT ${slot('limit')}::integer
  ) AS gone ON TRUE WHERE users.id = ${OWNER} ORDER BY gone.change_seq, resource, gone.id`,
);

/** The user, in the first row of that. */
export const userIn = (row: Row) => ({
  epoch: String(textAt(row, 0)),
  number: Number(textAt(row, 1)),
  floor: Number(textAt(row, 2)),
});

/**
 * What was deleted, in one of its rows.
 * @param row the row
 * @param rank among the changes of one number
 */
export function tombstoneIn(row: Row, rank: number): Found[] {
  const resource = textAt(row, 4);
  if (resource === null) return [];
  const id = String(textAt(row, 5));
  const deleted_at = momentOf(String(textAt(row, 6)));
  const piece = () => writtenPiece(Buffer.from(JSON.stringify({ resource, type: 'deleted', id, deleted_at })));
  return [{ number: Number(textAt(row, 3)), rank, kind: DELETED + resource, id, piece }];
}
