import { Prisma } from '../../generated/prisma/client.ts';
import { type Call, callOf, OWNER, prepared, type Slot, type Statement, slot } from '../database/raw/index.ts';
import { sqlName } from './columns.ts';
import { type CountsField, countsOf } from './counts.ts';
import type { ListQuery } from './declaration.ts';
import type { Filter } from './filters.ts';
import type { Resource } from './resource.ts';
import { isNullAt, orderBy, type Part, type Position, partsAfter, positionValues } from './sorts.ts';

const { sql, raw, join } = Prisma;

interface GivenFilter {
  /** Of the query parameter. */
  readonly name: string;
  readonly filter: Filter;
  readonly value: unknown;
}

/** The filters of a request: their parameters, and what those ask for. */
export function givenFilters({ parameters }: Resource, query: object): GivenFilter[] {
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

/**
 * The condition for the rows of a list, all pages together.
 * @param resource the resource
 * @param filters those of the request
 */
export function conditionOf(resource: Resource, filters: readonly GivenFilter[]): Prisma.Sql {
  const conditions = filters.map(({ name, filter: { paths, condition }, value }) => {
    const given: Slot = slot(name);
    const each = paths.map((path) => condition(resource.columnAt(path), given, value));
    return each.length === 1 ? join(each) : sql`(${join(each, ' OR ')})`;
  });
  return join([sql`user_id = ${OWNER}`, ...conditions], ' AND ');
}

/** What the only filter of a list leaves null in all rows: of several, that one's index need not be the best. */
function alwaysNullIn(resource: Resource, filters: readonly GivenFilter[]): Prisma.Sql | undefined {
  const [only, another] = filters;
  if (!only || another) return undefined;
  const [path = ''] = only.filter.paths;
  return only.filter.alwaysNull?.(resource.columnAt(path), only.value);
}

interface ListStatements {
  readonly page: Statement;
  readonly count: Statement;
}

/** What says in a query which statements serve it. */
interface Asked {
  readonly filters: readonly GivenFilter[];
  readonly sort: string;
  readonly after: Parameters<typeof partsAfter>[2];
  /** What is counted for each entry. */
  readonly counts: CountsField | undefined;
}

function statementsFor(resource: Resource, { filters, sort, after, counts }: Asked): ListStatements {
  const { order, isDescending } = orderOf(resource, sort);
  const [table, columns, limit] = [raw(resource.table), join(resource.selected.map(sqlName)), slot('limit')];
  const condition = conditionOf(resource, filters);
  const kind = filters.some(({ filter }) => filter.isSearch) ? 'search' : 'read';
  const pageOf = (part: Part) => sql`SELECT ${columns} FROM ${table}
    WHERE ${join([condition, part.condition ?? []].flat(), ' AND ')} ORDER BY ${part.order} LIMIT ${limit}::integer`;
  const parts = partsAfter(order, isDescending, after, alwaysNullIn(resource, filters)).map(pageOf);
  const rows =
    parts.length === 1
      ? join(parts)
      : join(
          parts.map((part) => sql`(${part})`),
          ' UNION ALL ',
        );
  const whole = counts
    ? sql`SELECT ${columns}, ${countsOf(counts)} FROM (${rows}) AS page`
    : sql`SELECT ${columns} FROM (${rows}) AS page`;
  const isOne = parts.length === 1 && !counts;
  const page = isOne ? rows : sql`${whole} ORDER BY ${orderBy(order, isDescending)} LIMIT ${limit}::integer`;
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
export function filterValues(resource: Resource, filters: readonly GivenFilter[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name, filter, value } of filters) {
    const [path = ''] = filter.paths;
    values[name] = filter.argument ? filter.argument(resource.columnAt(path), value) : value;
  }
  return values;
}

/** What says of two queries whether the same statements serve them. */
const keyOf = ({ sort, after, counts, filters }: Asked): string =>
  JSON.stringify([
    sort,
    after,
    counts?.field,
    ...filters.map(({ name, filter, value }) => [name, filter.shape?.(value)]),
  ]);

function askedBy(resource: Resource, query: ListQuery, position: Position | undefined): Asked {
  const { order } = orderOf(resource, query.sort);
  const place = position && (isNullAt(order, position) ? 'null' : 'value');
  const filters = givenFilters(resource, query);
  return { filters, sort: query.sort, after: place ?? 'nothing', counts: resource.countsIn(query) };
}

/**
 * Makes the function that gives the statements of a list: a page and one row more, where there is one, and the count where it is asked for.
 * @param resource the resource
 */
export function listStatements(resource: Resource): (query: ListQuery, position: Position | undefined) => Call[] {
  const known = new Map<string, ListStatements>();
  const statementsOf = (asked: Asked): ListStatements => {
    const key = keyOf(asked);
    const made = known.get(key) ?? statementsFor(resource, asked);
    if (known.has(key) || known.size < MAX_PREPARED) return known.set(key, made) && made;
    return unprepared(made);
  };
  return (query, position) => {
    const asked = askedBy(resource, query, position);
    const statements = statementsOf(asked);
    const values = filterValues(resource, asked.filters);
    const paged = { ...values, ...(position && positionValues(position)), limit: query.limit + 1 };
    const calls = [callOf(statements.page, paged)];
    if (query.include_total) calls.push(callOf(statements.count, values));
    return calls;
  };
}
