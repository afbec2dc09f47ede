/** How the statements of the fast lane number what they change: see database/change-number.ts. */
import { Prisma } from '../../generated/prisma/client.ts';
import { LOCK_SQL } from '../database/change-number.ts';
import { OWNER, prepared, type Statement, slot } from '../database/raw/index.ts';
import { GIVEN } from './slots.ts';

const { sql } = Prisma;

/** The number of the next change, of a user who is locked. */
export const NEXT = sql`users.change_seq + 1`;

/** Makes the user, where this is their first write. */
export const INSERT_OWNER = prepared(
  'write',
  sql`INSERT INTO users (id, created_at) VALUES (${OWNER}, ${slot('created_at')}) ON CONFLICT DO NOTHING`,
  null,
);

/** Locks the user: what comes after it in the transaction sees all changes that were made before, and none is made beside it. */
export const LOCK = prepared('write', LOCK_SQL, null);

/** Locks the user, and raises their number before what is going to have it. */
export const RAISE = prepared('write', sql`UPDATE users SET change_seq = ${NEXT} WHERE id = ${OWNER}`, null);

/** Raises the number of a user who is locked, only where a condition holds. */
const raiseWhere = (condition: Prisma.Sql): Statement =>
  prepared('write', sql`UPDATE users SET change_seq = ${NEXT} WHERE id = ${OWNER} AND EXISTS (${condition})`, null);

/** Raises the number of a user who is locked, where a tombstone has the next one. */
export const RAISE_IF_BURIED = raiseWhere(
  sql`SELECT FROM tombstones WHERE user_id = ${OWNER} AND tombstones.change_seq = ${NEXT}`,
);

/** The same where the idempotency key `key` stands for this very `answer`. */
export const RAISE_IF_CLAIMED = raiseWhere(
  sql`SELECT FROM idempotency_keys
    WHERE user_id = ${OWNER} AND key = ${slot(GIVEN.key)} AND answer = ${slot(GIVEN.answer)}`,
);
