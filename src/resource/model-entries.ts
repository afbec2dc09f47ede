import type { Prisma } from '../../generated/prisma/client.ts';
import type { Client } from '../database/client.ts';
import { isGiven } from './columns.ts';
import type { Changes, Writing } from './declaration.ts';
import { etagOf } from './entity-tag.ts';
import type { Change, EntryInput } from './entries.ts';
import type { Model, ModelOf, Stored } from './model.ts';
import { changesOf, viewOf } from './model-record.ts';
import { isNotModified, permits, preconditionFailed, versionCondition } from './preconditions.ts';
import { removeRows, withIds } from './remove-rows.ts';
import type { Resource } from './resource.ts';
import { storedForm } from './stored-form.ts';

/**
 * The operations on one entry of a resource by Prisma's model calls, for what is not hot: the same answers as those of the fast lane, at
 * a few more round trips.
 * @param db the client
 * @param resource the resource
 * @param modelOf its model
 * @param requiresIfMatch whether writes need If-Match
 */
export function modelEntriesOf<T extends object, W, R extends Stored>(
  db: Client,
  resource: Resource<T, W>,
  modelOf: ModelOf<R>,
  requiresIfMatch: boolean,
) {
  const { columns, missing } = resource;
  const formOf = storedForm(columns);

  const found = async (model: Model<R>, owner: string, id: string): Promise<R> => {
    const stored = await model.findFirst({ where: { user_id: owner, id } });
    if (!stored) throw missing(id);
    return stored;
  };

  const documentOf = (owner: string, stored: Stored) => {
    const etag = etagOf(stored.version);
    return { headers: { ETag: etag }, body: { data: viewOf(resource, owner, stored), meta: { etag } } };
  };

  const refusal = ({ owner, headers }: EntryInput, stored: Stored) =>
    preconditionFailed(headers, etagOf(stored.version), viewOf(resource, owner, stored));

  /**
   * The entry as it is, where the preconditions of a write hold for it.
   * @throws {Problem} the resource's 404, PRECONDITION_FAILED or PRECONDITION_REQUIRED
   */
  const permitted = async (client: Prisma.TransactionClient, input: EntryInput, id: string): Promise<R> => {
    const condition = versionCondition(input.headers, requiresIfMatch);
    const stored = await found(modelOf(client), input.owner, id);
    if (!permits(condition, stored.version)) throw refusal(input, stored);
    return stored;
  };

  /**
   * Makes a change in a transaction, in which nobody else changes the entry.
   * @throws {Problem} the resource's 404, PRECONDITION_FAILED or PRECONDITION_REQUIRED
   */
  const changeIn = async (client: Prisma.TransactionClient, number: bigint, change: Change<W>) => {
    const { input, id, fields } = change;
    const stored = await permitted(client, input, id);
    const now = new Date();
    const given = columns.filter((column) => column.isWritable && isGiven(fields, column));
    const data = changesOf(given, change, stored, now);
    if (Object.keys(data).length === 0) return { status: 200, ...documentOf(input.owner, stored) } as const;
    const { version, updated_at } = stored;
    const next = { ...data, version: version + 1, updated_at: updated_at > now ? updated_at : now, change_seq: number };
    await modelOf(client).updateMany({ where: { user_id: input.owner, id }, data: next });
    return { status: 200, ...documentOf(input.owner, { ...stored, ...next }) } as const;
  };

  const change = (change: Change<W>) =>
    db.inTransaction(change.input.owner, (tx, number) => changeIn(tx, number, change));

  return {
    permitted,
    changeIn,

    /**
     * Answers with an entry, or with 304 where the client has it.
     * @throws {Problem} the resource's 404, or PRECONDITION_FAILED
     */
    async get({ owner, headers }: EntryInput, id: string) {
      const answer = documentOf(owner, await found(modelOf(db.forUser(owner)), owner, id));
      const isKnown = isNotModified(headers, answer.headers.ETag, () => answer.body.data);
      if (isKnown) return { status: 304, headers: answer.headers } as const;
      return { status: 200, ...answer } as const;
    },

    /**
     * Sets the fields that are given, objects member by member (RFC 7396).
     * @throws {Problem} the resource's 404, VALIDATION_FAILED, PRECONDITION_FAILED or PRECONDITION_REQUIRED
     */
    change: async <F extends Changes<W> & Writing<F, W>>(input: EntryInput, id: string, fields: F) =>
      change({ input, id, fields: formOf(fields), isWhole: false }),

    /** Sets all fields. Otherwise as a change. */
    replace: async <F extends Changes<W> & Writing<F, W>>(input: EntryInput, id: string, fields: F) =>
      change({ input, id, fields: formOf(fields), isWhole: true }),

    /**
     * Deletes an entry.
     * @throws {Problem} the resource's 404, PRECONDITION_FAILED or PRECONDITION_REQUIRED
     */
    remove: (input: EntryInput, id: string) =>
      db.inTransaction(input.owner, async (tx, number) => {
        await permitted(tx, input, id);
        await removeRows(tx, input.owner, number, resource, withIds([id]));
        return { status: 204 } as const;
      }),
  };
}
