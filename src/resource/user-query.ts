/**
 * SQL on the rows of one user in a transaction of Prisma's. The user is `$1`, however often the SQL names them: a distributed PostgreSQL
 * wants one and the same parameter.
 */
import type { Prisma } from '../../generated/prisma/client.ts';
import { OWNER, type Slot, unprepared } from '../database/raw/index.ts';

/** Makes SQL, given what stands for the user in it. */
export type UserSql = (user: Slot) => Prisma.Sql;

/** Values by the names of the slots in the SQL, as those of a list's filters. */
type Values = Readonly<Record<string, unknown>>;

/**
 * Asks for rows.
 * @param tx the transaction
 * @param owner the user id
 * @param query makes the SQL
 * @param values for its slots, if it has any
 */
export const queryFor = <Row>(
  tx: Prisma.TransactionClient,
  owner: string,
  query: UserSql,
  values: Values = {},
): Promise<Row[]> => tx.$queryRawUnsafe(...unprepared(query(OWNER), owner, values));

/**
 * Changes rows.
 * @param tx the transaction
 * @param owner the user id
 * @param statement makes the SQL
 * @returns how many were changed
 */
export const executeFor = (tx: Prisma.TransactionClient, owner: string, statement: UserSql): Promise<number> =>
  tx.$executeRawUnsafe(...unprepared(statement(OWNER), owner, {}));
