/** Idempotency keys by Prisma's model calls, in a transaction that has locked the user. */
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Claim } from './idempotency.ts';

/**
 * What a key stands for already; null where it is free.
 * @param tx the transaction
 * @param user_id whose
 * @param key the Idempotency-Key
 */
export const earlierOf = (tx: Prisma.TransactionClient, user_id: string, key: string) =>
  tx.idempotencyKey.findUnique({ where: { user_id_key: { user_id, key }, expires_at: { gt: new Date() } } });

/**
 * Takes a key that is free: nobody else takes one of this user's until the transaction ends.
 * @param tx the transaction
 * @param user_id whose
 * @param claim what it is to stand for
 */
export async function takeKey(tx: Prisma.TransactionClient, user_id: string, claim: Claim): Promise<void> {
  await tx.idempotencyKey.deleteMany({ where: { user_id, expires_at: { lte: new Date() } } });
  await tx.idempotencyKey.create({ data: { user_id, ...claim } });
}
