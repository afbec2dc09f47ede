import { hash } from 'node:crypto';
import type { Client } from '../database/client.ts';
import { collectionPath } from './address.ts';
import { type CountRow, type CountsField, countRows } from './counts.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { ListQuery } from './declaration.ts';
import { identityOf, type ListInput, linkTo, pageMeta } from './list.ts';
import { orderOf } from './list-statements.ts';
import type { ModelOf, Stored } from './model.ts';
import { modelOrder, positionOf, whereAfter, whereOf } from './model-query.ts';
import { viewOf } from './model-record.ts';
import { readPosition, writePosition } from './position.ts';
import { isNotModified } from './preconditions.ts';
import type { Resource } from './resource.ts';
import type { PageMeta } from './rows.ts';

/** As that of the fast lane: a version stands for one state of its entry, beside what is counted for it. */
function pageTag(entries: readonly Stored[], counts: readonly object[], meta: PageMeta): string {
  const state = ({ id, version }: Stored, index: number): string => {
    const counted = counts[index];
    return `${id} ${version} ${counted ? `${JSON.stringify(counted)} ` : ''}`;
  };
  return `"${hash('sha256', entries.map(state).join('') + JSON.stringify(meta), 'base64url')}"`;
}

/**
 * Makes the handler of a list by Prisma's model calls: the same answers as those of the fast lane, at a few more round trips.
 * @param db the client
 * @param resource the resource
 * @param modelOf its model
 * @throws where a sort is by something that model calls cannot sort by
 */
export function modelListing<T, W, Q extends ListQuery>(db: Client, resource: Resource<T, W, Q>, modelOf: ModelOf) {
  for (const { key, collate } of resource.orders.values()) {
    if (key ?? collate) throw new Error(`${resource.table}: model calls sort by columns as they are`);
  }

  /** The counts of the entries that are shown, in their order. */
  const countsOf = async (owner: string, counted: CountsField, shown: readonly Stored[]) => {
    const ids = shown.map(({ id }) => id);
    const rows = await db.forUser(owner).$queryRaw<CountRow[]>(countRows(counted, owner, ids));
    const found = new Map(rows.map(({ id, ...counts }) => [id, counts]));
    return ids.map((id) => found.get(id) ?? { open: 0, completed: 0 });
  };

  return async ({ owner, path, query, headers }: ListInput<Q>) => {
    const { limit, cursor, sort, include_total } = query;
    const { order, isDescending } = orderOf(resource, sort);
    const list = identityOf(resource, owner, query);
    const where = whereOf(resource, owner, query);
    const after =
      cursor === undefined ? {} : whereAfter(order, isDescending, readPosition(decodeCursor(list, cursor), order));
    const model = modelOf(db.forUser(owner));
    const page = { where: { AND: [where, after] }, orderBy: modelOrder(resource, sort), take: limit + 1 };
    const entries = await model.findMany(page);
    const total = include_total ? await model.count({ where }) : undefined;
    const shown = entries.slice(0, limit);
    const last = entries.length > limit ? shown.at(-1) : undefined;
    const next = last ? encodeCursor(list, writePosition(positionOf(order, last))) : null;
    const meta = pageMeta(shown.length, next, total);
    const counted = resource.countsIn(query);
    const counts = counted ? await countsOf(owner, counted, shown) : [];
    const ETag = pageTag(shown, counts, meta);
    if (isNotModified(headers, ETag)) return { status: 304, headers: { ETag } } as const;
    const link = next === null ? {} : { Link: linkTo(collectionPath(resource.path, path.user_id), next, query) };
    const data = shown.map((stored, index) =>
      viewOf(resource, owner, counted ? { ...stored, [counted.field]: counts[index] } : stored),
    );
    return { status: 200, headers: { ETag, ...link }, body: { data, meta } } as const;
  };
}
