import type { Prisma } from '../../generated/prisma/client.ts';
import type { Acting, OperationId } from '../contract/types.ts';
import type { Client } from '../database/client.ts';
import { inDeclaredOrder } from './columns.ts';
import { type CreateInput, createdWith } from './create.ts';
import type { Entity, Writing } from './declaration.ts';
import { claimOf, replayOf, requestOf } from './idempotency.ts';
import { type Identity, newIdentity } from './identity.ts';
import { earlierOf, takeKey } from './keyed.ts';
import type { ModelOf } from './model.ts';
import { newRecord } from './model-record.ts';
import type { Resource } from './resource.ts';
import { storedForm } from './stored-form.ts';

/**
 * Makes the handler of a creation by Prisma's model calls, in one transaction with the owner and the idempotency key.
 * @param db the client
 * @param resource the resource
 * @param operation the creation, which its keys are good for
 * @param draft makes the new entry of an owner, at version 1, of what was written; in the transaction, where it may look at other entries
 * @param modelOf the model that stores it
 */
export function creatingModel<T extends Entity, W, Body extends Writing<Body, W>>(
  db: Client,
  resource: Resource<T, W>,
  operation: OperationId,
  draft: (acting: Acting, body: Body, identity: Identity, tx: Prisma.TransactionClient) => T | Promise<T>,
  modelOf: ModelOf,
) {
  const created = createdWith(resource);
  const stored = storedForm(resource.columns);

  return (input: CreateInput<Body>) => {
    const { owner } = input;
    const { 'idempotency-key': key } = input.headers;
    const body = stored(input.body);
    const request = requestOf(operation, body);
    return db.inTransaction(owner, async (tx, number) => {
      // Before the draft: what it looks at may have changed since the first answer.
      const known = key === undefined ? null : await earlierOf(tx, owner, key);
      if (known) return created.again(replayOf(request, known));
      const entity = await draft(input, body, newIdentity(), tx);
      const answer = JSON.stringify(inDeclaredOrder(resource.fields, entity));
      if (key !== undefined) await takeKey(tx, owner, claimOf(key, request, answer, entity.created_at));
      await modelOf(tx).create({ data: newRecord(resource, entity, number) });
      return created.first(entity, answer);
    });
  };
}
