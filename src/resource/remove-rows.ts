import { Prisma } from '../../generated/prisma/client.ts';
import type { Resource } from './resource.ts';
import { executeFor, type UserSql } from './user-query.ts';

const { sql, raw } = Prisma;

/**
 * Deletes rows of a user who is locked, and leaves a tombstone of each. In one statement: rows that refer to each other may be among them.
 * @param tx the transaction
 * @param owner the user id
 * @param number of the change
 * @param resource the resource
 * @param condition which rows; theirs alone
 * @returns how many
 */
export async function removeRows(
  tx: Prisma.TransactionClient,
  owner: string,
  number: bigint,
  { table, noun }: Pick<Resource, 'table' | 'noun'>,
  condition: Prisma.Sql,
): Promise<number> {
  const bury: UserSql = (user) => sql`INSERT INTO tombstones (user_id, resource, id, change_seq, deleted_at)
    SELECT user_id, ${noun}, id, ${number}::bigint, ${new Date()}::timestamptz FROM ${raw(table)}
    WHERE user_id = ${user} AND ${condition}`;
  const buried = await executeFor(tx, owner, bury);
  if (buried > 0)
    await executeFor(tx, owner, (user) => sql`DELETE FROM ${raw(table)} WHERE user_id = ${user} AND ${condition}`);
  return buried;
}

/** The condition for rows with these ids. */
export const withIds = (ids: readonly string[]): Prisma.Sql => sql`id = ANY (${ids}::uuid[])`;
