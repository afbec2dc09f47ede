import type { Acting, OperationId } from '../contract/types.ts';
import type { Client } from '../database/client.ts';
import { collectionPath } from './address.ts';
import { inDeclaredOrder } from './columns.ts';
import type { Entity, Writing } from './declaration.ts';
import { claimOf, replayOf, requestOf } from './idempotency.ts';
import type { Resource } from './resource.ts';
import { madeDocument } from './rows.ts';
import { storing } from './store.ts';
import { storedForm } from './stored-form.ts';

/** What the handler of a creation gets. */
export interface CreateInput<Body> extends Acting {
  readonly headers: { readonly 'idempotency-key'?: string | undefined };
  readonly body: Body;
}

/**
 * Makes the answers of a creation.
 * @param resource the resource
 */
export function createdWith<T extends Entity>({ path }: Resource<T>) {
  const created = ({ user_id, id, version }: T, answer: string) => {
    const { headers, body } = madeDocument<T>(answer, version);
    return { headers: { ...headers, Location: `${collectionPath(path, user_id)}/${id}` }, body };
  };
  return {
    /** The first answer, with the new entry and its JSON. */
    first: (entity: T, answer: string) => ({ status: 201, ...created(entity, answer) }) as const,
    /** The same answer again. */
    again(answer: string) {
      const entity: T = JSON.parse(answer);
      const { headers, body } = created(entity, answer);
      return { status: 201, headers: { ...headers, 'Idempotency-Replayed': 'true' }, body } as const;
    },
  };
}

/**
 * Makes the handler of a hot creation: one round trip in the usual case, and idempotent with a key.
 * @param db the client
 * @param resource the resource
 * @param operation the creation, which its keys are good for
 * @param draft makes the new entry of an owner, at version 1, of what was written
 */
export function creating<T extends Entity, W, Body extends Writing<Body, W>>(
  db: Client,
  resource: Resource<T, W>,
  operation: OperationId,
  draft: (acting: Acting, body: Body) => T,
) {
  const { insert, insertOnce } = storing(db, resource);
  const created = createdWith(resource);
  const stored = storedForm(resource.columns);

  return async (input: CreateInput<Body>) => {
    const { 'idempotency-key': key } = input.headers;
    const body = stored(input.body);
    const entity = draft(input, body);
    const answer = JSON.stringify(inDeclaredOrder(resource.fields, entity));
    if (key === undefined) {
      await insert(entity);
      return created.first(entity, answer);
    }
    const claim = claimOf(key, requestOf(operation, body), answer, entity.created_at);
    const earlier = await insertOnce(entity, claim);
    return earlier ? created.again(replayOf(claim, earlier)) : created.first(entity, answer);
  };
}
