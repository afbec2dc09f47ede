import type { Prisma } from '../../generated/prisma/client.ts';
import type { OperationId } from '../contract/types.ts';
import type { Client } from '../database/client.ts';
import { inDeclaredOrder } from './columns.ts';
import { type CreateInput, createdWith } from './create.ts';
import type { Entity, Writing } from './declaration.ts';
import { type Claim, claimOf, replayOf } from './idempotency.ts';
import type { Resource } from './resource.ts';
import { storedForm } from './stored-form.ts';

/**
 * Makes the handler of a creation by Prisma's model calls, in one transaction with the owner and the idempotency key.
 * @param db the client
 * @param resource the resource
 * @param operation the creation, which its keys are good for
 * @param draft makes the new entry of an owner, at version 1, of what they wrote
 * @param store stores it, as in `(tx, label) => tx.label.create({ data: label })`
 */
export function creatingModel<T extends Entity, W, Body extends Writing<Body, W>>(
  db: Client,
  resource: Resource<T, W>,
  operation: OperationId,
  draft: (owner: string, body: Body) => T,
  store: (tx: Prisma.TransactionClient, entity: T) => Promise<unknown>,
) {
  const created = createdWith(resource);
  const stored = storedForm(resource.columns);

  /** What a key stands for already; undefined where it was free, and is taken now. Of two at once, one waits for the other. */
  const claimed = async (tx: Prisma.TransactionClient, user_id: string, now: string, claim: Claim) => {
    await tx.idempotencyKey.deleteMany({ where: { user_id, expires_at: { lte: now } } });
    const { count } = await tx.idempotencyKey.createMany({ data: [{ user_id, ...claim }], skipDuplicates: true });
    if (count === 1) return undefined;
    return tx.idempotencyKey.findUniqueOrThrow({ where: { user_id_key: { user_id, key: claim.key } } });
  };

  return ({ subject, headers: { 'idempotency-key': key }, body: given }: CreateInput<Body>) => {
    const body = stored(given);
    const entity = draft(subject, body);
    const answer = JSON.stringify(inDeclaredOrder(resource.fields, entity));
    const { created_at } = entity;
    return db.inTransaction(subject, async (tx) => {
      await tx.user.createMany({ data: [{ id: subject, created_at }], skipDuplicates: true });
      if (key !== undefined) {
        const claim = claimOf(key, operation, body, answer, created_at);
        const earlier = await claimed(tx, subject, created_at, claim);
        if (earlier) return created.again(replayOf(claim, earlier));
      }
      await store(tx, entity);
      return created.first(entity, answer);
    });
  };
}
