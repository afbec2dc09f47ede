/**
 * The numbers of changes. Each transaction that changes what a user has raises `users.change_seq` once, under the lock of that row, and gives
 * the rows that it changes the new number: so the order of numbers is the order of commits, which that of a sequence is not.
 */
import { Prisma } from '../../generated/prisma/client.ts';
import { NUMBERED_TABLES } from '../../generated/tables.ts';
import { OWNER, unprepared } from './raw/index.ts';

const { sql, raw, join } = Prisma;

/** The user's row, locked: new rows, which refer to it, do not wait for that. */
export const LOCK_SQL = sql`SELECT change_seq FROM users WHERE id = ${OWNER} FOR NO KEY UPDATE`;

/** Makes the user's row where it is not there yet. */
const MAKE = (now: Date) =>
  sql`INSERT INTO users (id, created_at) VALUES (${OWNER}, ${now}::timestamptz) ON CONFLICT DO NOTHING`;

/** Whether anything has the number. */
const isUsed = (number: bigint): Prisma.Sql =>
  join(
    NUMBERED_TABLES.map(
      (table) => sql`EXISTS (SELECT FROM ${raw(table)} WHERE user_id = ${OWNER} AND change_seq = ${number}::bigint)`,
    ),
    ' OR ',
  );

/**
 * Locks a user until the transaction ends, so that all that changes what they have waits. Their row is made where it is not there yet.
 * @param tx the transaction
 * @param owner the user id
 * @returns the number of what the transaction changes
 * @see https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-ROWS
 */
export async function lockUser(tx: Prisma.TransactionClient, owner: string): Promise<bigint> {
  const lock = () => tx.$queryRawUnsafe<{ change_seq: bigint }[]>(...unprepared(LOCK_SQL, owner));
  const [found] = await lock();
  if (found) return found.change_seq + 1n;
  await tx.$executeRawUnsafe(...unprepared(MAKE(new Date()), owner));
  const [made] = await lock();
  return (made?.change_seq ?? 0n) + 1n;
}

/**
 * Raises the number of a user who is locked, where something has the new one.
 * @param tx the transaction, at its end
 * @param owner the user id
 * @param number of what it changed
 */
export const raiseNumber = (tx: Prisma.TransactionClient, owner: string, number: bigint): Promise<unknown> =>
  tx.$executeRawUnsafe(
    ...unprepared(
      sql`UPDATE users SET change_seq = ${number}::bigint WHERE id = ${OWNER} AND (${isUsed(number)})`,
      owner,
    ),
  );
