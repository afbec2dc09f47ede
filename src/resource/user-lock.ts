import type { Prisma } from '../../generated/prisma/client.ts';

/**
 * Makes transactions of one user wait for each other: those that change more than one row, or what depends on other rows. What a single
 * statement writes does not wait for it: it holds back neither new rows, which refer to the user, nor changes of others.
 * @param tx the transaction, which has the lock until it ends
 * @param owner the user id
 * @see https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-ROWS
 */
export const lockUser = (tx: Prisma.TransactionClient, owner: string): Promise<unknown> =>
  tx.$queryRaw`SELECT id FROM users WHERE id = ${owner} FOR NO KEY UPDATE`;
