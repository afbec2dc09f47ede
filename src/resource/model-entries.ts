import type { Prisma } from '../../generated/prisma/client.ts';
import type { Client } from '../database/client.ts';
import { unavailable } from '../problems/index.ts';
import { isGiven } from './columns.ts';
import type { Changes, Writing } from './declaration.ts';
import { etagOf } from './entity-tag.ts';
import type { Change, EntryInput } from './entries.ts';
import type { Model, ModelOf, Stored } from './model.ts';
import { changesOf, viewOf } from './model-record.ts';
import { isNotModified, permits, preconditionFailed, versionCondition } from './preconditions.ts';
import type { Resource } from './resource.ts';
import { storedForm } from './stored-form.ts';

/** How often a change is tried again when somebody else was faster. */
const ATTEMPTS = 10;

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

  const refusal = ({ subject, headers }: EntryInput, stored: Stored) =>
    preconditionFailed(headers, etagOf(stored.version), viewOf(resource, subject, stored));

  /**
   * The entry as it is, where the preconditions of a write hold for it.
   * @throws {Problem} the resource's 404, PRECONDITION_FAILED or PRECONDITION_REQUIRED
   */
  const permitted = async (client: Prisma.TransactionClient, input: EntryInput, id: string): Promise<R> => {
    const condition = versionCondition(input.headers, requiresIfMatch);
    const stored = await found(modelOf(client), input.subject, id);
    if (!permits(condition, stored.version)) throw refusal(input, stored);
    return stored;
  };

  /** One attempt at a change: undefined when somebody else was faster. */
  const attempt = async (client: Prisma.TransactionClient, change: Change<W>): Promise<Stored | undefined> => {
    const { input, id, fields } = change;
    const stored = await permitted(client, input, id);
    const now = new Date();
    const given = columns.filter((column) => column.isWritable && isGiven(fields, column));
    const data = changesOf(given, change, stored, now);
    if (Object.keys(data).length === 0) return stored;
    const { version, updated_at } = stored;
    const next = { ...data, version: version + 1, updated_at: updated_at > now ? updated_at : now };
    const where = { user_id: input.subject, id, version };
    const { count } = await modelOf(client).updateMany({ where, data: next });
    return count === 1 ? { ...stored, ...next } : undefined;
  };

  /**
   * Makes a change in a transaction, which ends with its time: no attempt comes after the requester was told.
   * @throws {Problem} the resource's 404, PRECONDITION_FAILED or PRECONDITION_REQUIRED
   */
  const changeIn = async (client: Prisma.TransactionClient, change: Change<W>) => {
    for (let left = ATTEMPTS; left > 0; left -= 1) {
      const stored = await attempt(client, change);
      if (stored) return { status: 200, ...documentOf(change.input.subject, stored) } as const;
    }
    throw unavailable('Other requests were changing the same. Try again.');
  };

  const change = (change: Change<W>) => db.inTransaction(change.input.subject, (tx) => changeIn(tx, change));

  return {
    permitted,
    changeIn,

    /**
     * Answers with an entry, or with 304 where the client has it.
     * @throws {Problem} the resource's 404, or PRECONDITION_FAILED
     */
    async get({ subject, headers }: EntryInput, id: string) {
      const answer = documentOf(subject, await found(modelOf(db.forUser(subject)), subject, id));
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
    async remove(input: EntryInput, id: string) {
      const { subject, headers } = input;
      const { allowed, refused } = versionCondition(headers, requiresIfMatch);
      const version = { ...(allowed && { in: allowed }), ...(refused && { notIn: refused }) };
      const model = modelOf(db.forUser(subject));
      const { count } = await model.deleteMany({ where: { user_id: subject, id, version } });
      if (count === 1) return { status: 204 } as const;
      throw refusal(input, await found(model, subject, id));
    },
  };
}
