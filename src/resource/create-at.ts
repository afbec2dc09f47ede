import type { Prisma } from '../../generated/prisma/client.ts';
import type { Acting } from '../contract/types.ts';
import type { Client } from '../database/client.ts';
import { Problem } from '../problems/index.ts';
import { inDeclaredOrder } from './columns.ts';
import { createdWith } from './create.ts';
import type { Entity, Writing } from './declaration.ts';
import { etagOf } from './entity-tag.ts';
import type { EntryInput } from './entries.ts';
import { chosenIdentity, type Identity } from './identity.ts';
import type { ModelOf } from './model.ts';
import { newRecord, viewOf } from './model-record.ts';
import { preconditionFailed } from './preconditions.ts';
import type { Resource } from './resource.ts';
import { storedForm } from './stored-form.ts';

const deleted = (id: string, at: Date): Problem =>
  new Problem('ID_DELETED', { detail: `What had the id ${id} was deleted at ${at.toISOString()}.` });

/** What the handler of a creation under an id of the client's gets. */
interface CreateAtInput<Body> extends EntryInput {
  readonly body: Body;
}

/**
 * Makes the handler of a creation under an id that the client chose, by Prisma's model calls: what can be sent again makes nothing twice.
 * @param db the client
 * @param resource the resource
 * @param parameter of the path that has the id
 * @param draft makes the new entry of an owner, at version 1; in the transaction, where it may look at other entries
 * @param modelOf the model that stores it
 * @returns throws VALIDATION_FAILED where the id is none that may be chosen, PRECONDITION_FAILED where there is an entry with it, ID_DELETED
 *   where there was one
 */
export function creatingAt<T extends Entity, W, Body extends Writing<Body, W>>(
  db: Pick<Client, 'inTransaction'>,
  resource: Resource<T, W>,
  parameter: string,
  draft: (acting: Acting, body: Body, identity: Identity, tx: Prisma.TransactionClient) => T | Promise<T>,
  modelOf: ModelOf,
) {
  const created = createdWith(resource);
  const stored = storedForm(resource.columns);

  return (input: CreateAtInput<Body>, path: string) => {
    const { owner, headers } = input;
    const identity = chosenIdentity(path, parameter);
    const { id } = identity;
    const form = stored(input.body);
    return db.inTransaction(owner, async (tx, number) => {
      const present = await modelOf(tx).findFirst({ where: { user_id: owner, id } });
      if (present) throw preconditionFailed(headers, etagOf(present.version), viewOf<T>(resource, owner, present));
      const key = { user_id: owner, resource: resource.noun, id };
      const tombstone = await tx.tombstone.findUnique({ where: { user_id_resource_id: key } });
      if (tombstone) throw deleted(id, tombstone.deleted_at);
      const entity = await draft(input, form, identity, tx);
      await modelOf(tx).create({ data: newRecord(resource, entity, number) });
      return created.first(entity, JSON.stringify(inDeclaredOrder(resource.fields, entity)));
    });
  };
}
