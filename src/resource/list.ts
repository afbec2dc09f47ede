import type { Client } from '../database/client.ts';
import { textAt } from '../database/raw/index.ts';
import { collectionPath } from './address.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { ListQuery } from './declaration.ts';
import { givenFilters, listStatements, orderOf } from './list-statements.ts';
import { readPosition, writePosition } from './position.ts';
import { isNotModified, type Preconditions } from './preconditions.ts';
import type { Resource } from './resource.ts';
import type { PageMeta, Rows } from './rows.ts';

/** What the handler of a list gets. */
export interface ListInput<Q> {
  readonly owner: string;
  readonly path: { readonly user_id: string };
  readonly query: Q;
  readonly headers: Preconditions;
}

/**
 * What a cursor is tied to: whose list of what, in which order, through which filters.
 * @param resource the resource
 * @param owner the user id
 * @param query the query of the list
 */
export function identityOf(resource: Resource, owner: string, query: ListQuery): string {
  const filters = givenFilters(resource, query).map(({ name, value }) => [name, value]);
  return JSON.stringify([resource.table, owner, query.sort, ...filters]);
}

/** A parameter of a query: an object as one for each of its members (OpenAPI's style `deepObject`). */
const queryOf = (name: string, value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([member, one]) => queryOf(`${name}[${encodeURIComponent(member)}]`, one))
        .join('')
    : `${name}=${encodeURIComponent(String(value))}&`;

/** The address of the next page: this one with another cursor (RFC 8288). */
export function linkTo(path: string, cursor: string, query: object): string {
  let parameters = '';
  for (const [name, value] of Object.entries(query)) {
    const values: unknown[] = name === 'cursor' || value === undefined ? [] : [value].flat();
    for (const one of values) parameters += queryOf(name, one);
  }
  return `<${path}?${parameters}cursor=${cursor}>; rel="next"`;
}

/**
 * What is said about a page.
 * @param count how many entries it has
 * @param next_cursor null on the last one
 * @param total how many entries all pages have, where that was asked for
 */
export const pageMeta = (count: number, next_cursor: string | null, total: number | undefined): PageMeta => ({
  count,
  has_more: next_cursor !== null,
  next_cursor,
  ...(total !== undefined && { total }),
});

/**
 * Makes the handler of a list: one page of the owner's rows, of which one more is fetched to know whether there is another page.
 * @param db the client
 * @param resource the resource
 * @param rows makes the answers
 */
export function listing<T, Q extends ListQuery>(db: Client, resource: Resource<T, unknown, Q>, rows: Rows<T>) {
  const statementsFor = listStatements(resource);

  return async ({ owner, path, query, headers }: ListInput<Q>) => {
    const { limit, cursor, sort } = query;
    const { order } = orderOf(resource, sort);
    const list = identityOf(resource, owner, query);
    const position = cursor === undefined ? undefined : readPosition(decodeCursor(list, cursor), order);
    const [found = [], counts] = await db.$rowsOf(owner, statementsFor(query, position));
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    const next = last ? encodeCursor(list, writePosition(rows.position(last, order))) : null;
    const meta = pageMeta(shown.length, next, counts?.[0] && Number(textAt(counts[0], 0)));
    const ETag = rows.pageTag(shown, meta, resource.countsIn(query) !== undefined);
    if (isNotModified(headers, ETag)) return { status: 304, headers: { ETag } } as const;
    const link = next === null ? {} : { Link: linkTo(collectionPath(resource.path, path.user_id), next, query) };
    return { status: 200, headers: { ETag, ...link }, body: rows.page(owner, shown, meta) } as const;
  };
}
