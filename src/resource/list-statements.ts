import { Prisma } from '../../generated/prisma/client.ts';
import { type Call, composing, OWNER } from '../database/raw/index.ts';
import type { ListQuery } from './declaration.ts';
import type { Resource } from './resource.ts';
import { afterPosition, orderBy, type Position } from './sorts.ts';

const { sql, raw, join } = Prisma;

/** The filters of a request: their parameters, and what those ask for. */
export const givenFilters = ({ parameters }: Resource, query: ListQuery) =>
  [...parameters].flatMap(([name, filter]) => {
    const value: unknown = Reflect.get(query, name);
    return value === undefined ? [] : [{ name, filter, value }];
  });

/** The condition for the rows of a list, all pages together. */
function conditionOf(resource: Resource, query: ListQuery): Prisma.Sql {
  const filters = givenFilters(resource, query).map(({ filter: { paths, condition }, value }) => {
    const each = paths.map((path) => condition(resource.columnAt(path), value));
    return each.length === 1 ? join(each) : sql`(${join(each, ' OR ')})`;
  });
  return join([sql`user_id = ${OWNER}`, ...filters], ' AND ');
}

/** The order of a list, by the value of `sort`: a name, descending with a `-` before it. */
export const orderOf = (resource: Resource, sort: string) => ({
  order: resource.orderOf(sort.replace('-', '')),
  isDescending: sort.startsWith('-'),
});

/**
 * Makes the function that gives the statements of a list: a page and one row more, where there is one, and the count where it is asked for.
 * @param resource the resource
 */
export function listStatements(resource: Resource): (query: ListQuery, position: Position | undefined) => Call[] {
  const compose = composing();
  const [table, columns] = [raw(resource.table), join(resource.selected.map(({ name }) => raw(name)))];
  return (query, position) => {
    const { order, isDescending } = orderOf(resource, query.sort);
    const condition = conditionOf(resource, query);
    const after = position ? sql` AND ${afterPosition(order, isDescending, position)}` : Prisma.empty;
    const kind = givenFilters(resource, query).some(({ filter }) => filter.isSearch) ? 'search' : 'read';
    const page = sql`SELECT ${columns} FROM ${table} WHERE ${condition}${after}
      ORDER BY ${orderBy(order, isDescending)} LIMIT ${query.limit + 1}`;
    const calls = [compose(kind, page)];
    if (query.include_total) calls.push(compose(kind, sql`SELECT count(*) FROM ${table} WHERE ${condition}`));
    return calls;
  };
}
