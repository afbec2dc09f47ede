import { Prisma } from '../../generated/prisma/client.ts';
import { type Call, callOf, OWNER, prepared, type Statement, slot } from '../database/raw/index.ts';
import { sqlName } from './columns.ts';
import type { ListQuery } from './declaration.ts';
import type { Filter } from './filters.ts';
import type { Resource } from './resource.ts';
import { afterPosition, orderBy, type Position, positionValues } from './sorts.ts';

const { sql, raw, join } = Prisma;

interface GivenFilter {
  /** Of the query parameter. */
  readonly name: string;
  readonly filter: Filter;
  readonly value: unknown;
}

/** The filters of a request: their parameters, and what those ask for. */
export function givenFilters({ parameters }: Resource, query: ListQuery): GivenFilter[] {
  const given: GivenFilter[] = [];
  for (const [name, filter] of parameters) {
    const value: unknown = Reflect.get(query, name);
    if (value !== undefined) given.push({ name, filter, value });
  }
  return given;
}

/** The order of a list, by the value of `sort`: a name, descending with a `-` before it. */
export const orderOf = (resource: Resource, sort: string) => ({
  order: resource.orderOf(sort.replace(/^-/, '')),
  isDescending: sort.startsWith('-'),
});

/** The condition for the rows of a list, all pages together. */
function conditionOf(resource: Resource, filters: readonly GivenFilter[]): Prisma.Sql {
  const conditions = filters.map(({ name, filter: { paths, condition } }) => {
    const each = paths.map((path) => condition(resource.columnAt(path), slot(name)));
    return each.length === 1 ? join(each) : sql`(${join(each, ' OR ')})`;
  });
  return join([sql`user_id = ${OWNER}`, ...conditions], ' AND ');
}

interface ListStatements {
  readonly page: Statement;
  readonly count: Statement;
}

function statementsFor(
  resource: Resource,
  filters: readonly GivenFilter[],
  sort: string,
  nulls?: boolean[],
): ListStatements {
  const { order, isDescending } = orderOf(resource, sort);
  const [table, columns] = [raw(resource.table), join(resource.selected.map(sqlName))];
  const condition = conditionOf(resource, filters);
  const after = nulls ? sql` AND ${afterPosition(order, isDescending, nulls)}` : Prisma.empty;
  const kind = filters.some(({ filter }) => filter.isSearch) ? 'search' : 'read';
  const page = sql`SELECT ${columns} FROM ${table} WHERE ${condition}${after}
    ORDER BY ${orderBy(order, isDescending)} LIMIT ${slot('limit')}::integer`;
  return { page: prepared(kind, page), count: prepared(kind, sql`SELECT count(*) FROM ${table} WHERE ${condition}`) };
}

/**
 * So many ways to ask for a list are prepared; PostgreSQL keeps each on every connection. Beyond that a list is not prepared, so that
 * nobody fills its memory by asking in ever new ways.
 */
const MAX_PREPARED = 1000;

const unprepared = ({ page, count }: ListStatements): ListStatements => ({
  page: { ...page, name: '' },
  count: { ...count, name: '' },
});

/** The values of filters as they are compared. */
function filterValues(resource: Resource, filters: readonly GivenFilter[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name, filter, value } of filters) {
    const [path = ''] = filter.paths;
    values[name] = filter.argument ? filter.argument(resource.columnAt(path), value) : value;
  }
  return values;
}

/**
 * Makes the function that gives the statements of a list: a page and one row more, where there is one, and the count where it is asked for.
 * @param resource the resource
 */
export function listStatements(resource: Resource): (query: ListQuery, position: Position | undefined) => Call[] {
  const known = new Map<string, ListStatements>();
  return (query, position) => {
    const filters = givenFilters(resource, query);
    const nulls = position?.values.map((value) => value === null);
    const key = `${query.sort} ${nulls ?? 'first'} ${filters.map(({ name }) => name)}`;
    const isNew = !known.has(key);
    const made = known.get(key) ?? statementsFor(resource, filters, query.sort, nulls);
    const statements = isNew && known.size >= MAX_PREPARED ? unprepared(made) : made;
    if (isNew && known.size < MAX_PREPARED) known.set(key, made);
    const values = filterValues(resource, filters);
    const paged = { ...values, ...(position && positionValues(position)), limit: query.limit + 1 };
    const calls = [callOf(statements.page, paged)];
    if (query.include_total) calls.push(callOf(statements.count, values));
    return calls;
  };
}
