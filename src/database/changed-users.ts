import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import { CHANGED_USERS } from './row-security.ts';

/**
 * Makes the query for which users have changed something: one for all of them, answered from the key of `users`.
 * @param base Prisma's client
 * @param namesUser DATABASE_ROW_SECURITY: no single user may be named, so a function of the tables' owner is asked
 * @returns takes the change numbers that are known, and gives those that differ by now; a user without a row is left out
 */
export function changedUsers(base: PrismaClient, namesUser: boolean) {
  return async (known: ReadonlyMap<string, bigint>): Promise<ReadonlyMap<string, bigint>> => {
    const [ids, numbers] = [[...known.keys()], Array.from(known.values(), String)];
    const rows = await base.$queryRaw<{ id: string; change_seq: bigint }[]>(
      namesUser
        ? Prisma.sql`SELECT id, change_seq FROM ${Prisma.raw(CHANGED_USERS)}(${ids}::text[], ${numbers}::bigint[])`
        : Prisma.sql`SELECT users.id, users.change_seq
            FROM unnest(${ids}::text[], ${numbers}::bigint[]) AS known (id, change_seq)
            JOIN users ON users.id = known.id WHERE users.change_seq <> known.change_seq`,
    );
    return new Map(rows.map(({ id, change_seq }) => [id, change_seq]));
  };
}
