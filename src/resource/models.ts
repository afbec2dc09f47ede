/** Operations by Prisma's model calls, for what is not hot: the same answers as those of the fast lane, at a few more round trips. */
import { hash } from 'node:crypto';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Client } from '../database/client.ts';
import { unavailable } from '../problems/index.ts';
import { collectionPath } from './address.ts';
import { isGiven } from './columns.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { ListQuery, Writing } from './declaration.ts';
import { etagOf } from './entity-tag.ts';
import type { EntryInput } from './entries.ts';
import { identityOf, type ListInput, linkTo, pageMeta } from './list.ts';
import { orderOf } from './list-statements.ts';
import { changesOf, modelOrder, positionOf, viewOf, whereAfter, whereOf } from './model-query.ts';
import { readPosition, writePosition } from './position.ts';
import { isNotModified, permits, preconditionFailed, versionCondition } from './preconditions.ts';
import type { Resource } from './resource.ts';
import type { PageMeta } from './rows.ts';
import { storedForm } from './stored-form.ts';

interface Stored {
  readonly id: string;
  readonly version: number;
  readonly updated_at: Date;
}

/** What is called of a model of Prisma's. */
export interface Model {
  findFirst(args: { where: object }): Promise<Stored | null>;
  findMany(args: { where: object; orderBy: object[]; take: number }): Promise<Stored[]>;
  count(args: { where: object }): Promise<number>;
  updateMany(args: { where: object; data: object }): Promise<{ count: number }>;
  deleteMany(args: { where: object }): Promise<{ count: number }>;
}

/** What has the models: the client of a user, or that of a transaction. */
type ModelClient = ReturnType<Client['forUser']> | Prisma.TransactionClient;

/** As that of the fast lane: a version stands for one state of its entry. */
function pageTag(entries: readonly Stored[], meta: PageMeta): string {
  const states = entries.map(({ id, version }) => `${id} ${version} `).join('');
  return `"${hash('sha256', states + JSON.stringify(meta), 'base64url')}"`;
}

/** How often a change is tried again when somebody else was faster. */
const ATTEMPTS = 10;

/**
 * The operations on the entries of a resource by model calls.
 * @param db the client
 * @param resource the resource
 * @param modelOf its model, as in `(client) => client.label`
 * @param requiresIfMatch whether writes need If-Match
 */
export function modelsOf<T, W, Q extends ListQuery>(
  db: Client,
  resource: Resource<T, W, Q>,
  modelOf: (client: ModelClient) => Model,
  requiresIfMatch: boolean,
) {
  const { columns, missing } = resource;
  const formOf = storedForm(columns);
  const of = (owner: string): Model => modelOf(db.forUser(owner));

  const found = async (model: Model, owner: string, id: string): Promise<Stored> => {
    const stored = await model.findFirst({ where: { user_id: owner, id } });
    if (!stored) throw missing(id);
    return stored;
  };

  const documentOf = (owner: string, stored: Stored) => {
    const etag = etagOf(stored.version);
    return { headers: { ETag: etag }, body: { data: viewOf(resource, owner, stored), meta: { etag } } };
  };

  /** One attempt at a change: undefined when somebody else was faster. */
  const attempt = async (model: Model, { subject, headers }: EntryInput, id: string, fields: Partial<W>) => {
    const stored = await found(model, subject, id);
    if (!permits(versionCondition(headers, requiresIfMatch), stored.version))
      throw preconditionFailed(headers, etagOf(stored.version));
    const now = new Date();
    const given = columns.filter((column) => column.isWritable && isGiven(fields, column));
    const data = changesOf(given, fields, stored, now);
    if (Object.keys(data).length === 0) return stored;
    const { version, updated_at } = stored;
    const next = { ...data, version: version + 1, updated_at: updated_at > now ? updated_at : now };
    const { count } = await model.updateMany({ where: { user_id: subject, id, version }, data: next });
    return count === 1 ? { ...stored, ...next } : undefined;
  };

  return {
    /** A page of the list; 304 where the client has it. */
    async list({ subject, path, query, headers }: ListInput<Q>) {
      const { limit, cursor, sort, include_total } = query;
      const { order, isDescending } = orderOf(resource, sort);
      const list = identityOf(resource, subject, query);
      const where = whereOf(resource, subject, query);
      const after =
        cursor === undefined ? {} : whereAfter(order, isDescending, readPosition(decodeCursor(list, cursor), order));
      const model = of(subject);
      const page = { where: { AND: [where, after] }, orderBy: modelOrder(resource, sort), take: limit + 1 };
      const entries = await model.findMany(page);
      const total = include_total ? await model.count({ where }) : undefined;
      const shown = entries.slice(0, limit);
      const last = entries.length > limit ? shown.at(-1) : undefined;
      const next = last ? encodeCursor(list, writePosition(positionOf(order, last))) : null;
      const meta = pageMeta(shown.length, next, total);
      const ETag = pageTag(shown, meta);
      if (isNotModified(headers, ETag)) return { status: 304, headers: { ETag } } as const;
      const link = next === null ? {} : { Link: linkTo(collectionPath(resource.path, path.user_id), next, query) };
      const data = shown.map((stored) => viewOf(resource, subject, stored));
      return { status: 200, headers: { ETag, ...link }, body: { data, meta } } as const;
    },

    /**
     * Answers with an entry, or with 304 where the client has it.
     * @throws {Problem} the resource's 404, or PRECONDITION_FAILED
     */
    async get({ subject, headers }: EntryInput, id: string) {
      const answer = documentOf(subject, await found(of(subject), subject, id));
      if (isNotModified(headers, answer.headers.ETag)) return { status: 304, headers: answer.headers } as const;
      return { status: 200, ...answer } as const;
    },

    /**
     * Sets the fields that are given. In a transaction, which ends with its time: no attempt comes after the requester was told.
     * @throws {Problem} the resource's 404, VALIDATION_FAILED, PRECONDITION_FAILED or PRECONDITION_REQUIRED
     */
    change: <F extends Partial<W> & Writing<F, W>>(input: EntryInput, id: string, given: F) =>
      db.inTransaction(input.subject, async (tx) => {
        const fields = formOf(given);
        for (let left = ATTEMPTS; left > 0; left -= 1) {
          const stored = await attempt(modelOf(tx), input, id, fields);
          if (stored) return { status: 200, ...documentOf(input.subject, stored) } as const;
        }
        throw unavailable('Other requests were changing the same. Try again.');
      }),

    /**
     * Deletes an entry.
     * @throws {Problem} the resource's 404, PRECONDITION_FAILED or PRECONDITION_REQUIRED
     */
    async remove({ subject, headers }: EntryInput, id: string) {
      const { allowed, refused } = versionCondition(headers, requiresIfMatch);
      const version = { ...(allowed && { in: allowed }), ...(refused && { notIn: refused }) };
      const model = of(subject);
      const { count } = await model.deleteMany({ where: { user_id: subject, id, version } });
      if (count === 1) return { status: 204 } as const;
      throw preconditionFailed(headers, etagOf((await found(model, subject, id)).version));
    },
  };
}
