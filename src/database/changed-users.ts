import type pg from 'pg';
import { CHANGED_USERS } from './row-security.ts';

const ASK = `SELECT known.id, coalesce(users.change_seq, 0) AS change_seq FROM unnest($1::text[], $2::bigint[]) AS known (id, change_seq)
  LEFT JOIN users ON users.id = known.id WHERE coalesce(users.change_seq, 0) <> known.change_seq`;

/** No single user can be named to row-level security, so a function of the tables' owner is asked. */
const ASK_OWNER = `SELECT id, change_seq FROM ${CHANGED_USERS}($1::text[], $2::bigint[])`;

/**
 * Makes the query for which users have changed something: one for all of them, answered from the key of `users`. By the driver, which takes
 * lists of a thousand in half the time of Prisma, five times a second.
 * @param pool the connections
 * @param namesUser DATABASE_ROW_SECURITY
 * @returns takes the change numbers that are known, and gives those that differ by now; that of a user without a row, who was never there or was removed, is 0
 */
export function changedUsers(pool: pg.Pool, namesUser: boolean) {
  const text = namesUser ? ASK_OWNER : ASK;
  return async (known: ReadonlyMap<string, bigint>): Promise<ReadonlyMap<string, bigint>> => {
    const values = [[...known.keys()], [...known.values()]];
    const { rows } = await pool.query<{ id: string; change_seq: string }>(text, values);
    return new Map(rows.map(({ id, change_seq }) => [id, BigInt(change_seq)]));
  };
}
