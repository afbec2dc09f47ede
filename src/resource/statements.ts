/** The statements on one row of a resource, from its columns alone. */
import { Prisma } from '../../generated/prisma/client.ts';
import { OWNER, prepared, type Statement, slot } from '../database/raw/index.ts';
import { type Column, sqlName } from './columns.ts';

const { sql, raw, join, empty } = Prisma;

/** Fixed SQL on the rows of one resource. Values are given by the paths of the columns, as `values.ts` has them. */
export interface ResourceStatements {
  /** By `id`. */
  readonly find: Statement;
  /** Every writable column, `id` and `created_at`. Fails with 23503 where the owner is not there yet. */
  readonly insert: Statement;
  /** The same, only where the idempotency key `key` stands for this very `answer`. */
  readonly insertIfClaimed: Statement;
  /**
   * Sets what is given, only where links have the values that are given: `given <path>` says so of a column that may be null, anything but
   * null of the others.
   */
  readonly change: Statement;
  /** The same for one field only, which most changes are: PostgreSQL has less to compare. By path. */
  readonly changeOne: ReadonlyMap<string, Statement>;
  /** By `id`. Fails with 23503 where others refer to it. */
  readonly remove: Statement;
}

/** What a statement is given beside the values of columns. Each name has a blank: no field has. */
export const GIVEN = {
  now: 'the time',
  key: 'the key',
  answer: 'the answer',
  allowed: 'allowed versions',
  refused: 'refused versions',
  given: (path: string) => `given ${path}`,
  /** Whether what is given is all of it, and no merge patch. */
  whole: (path: string) => `whole ${path}`,
  search: (path: string) => `search ${path}`,
} as const;

const cast = ({ path, type }: Column): Prisma.Sql => sql`${slot(path)}::${raw(type.sql)}`;

const searchCast = ({ path, type }: Column): Prisma.Sql => sql`${slot(GIVEN.search(path))}::${raw(type.sql)}`;

/** At which versions a row may be written: any of `allowed`, none of `refused`; where a list is null, it asks for nothing. */
const AT_VERSION = sql`(${slot(GIVEN.allowed)}::integer[] IS NULL OR version = ANY (${slot(GIVEN.allowed)}))
    AND (${slot(GIVEN.refused)}::integer[] IS NULL OR version <> ALL (${slot(GIVEN.refused)}))`;

const NOW = sql`${slot(GIVEN.now)}::timestamptz`;

/** The columns of a new row and their values; the others have defaults. A new row was changed when it was made. */
function newRow(columns: readonly Column[]): { names: Prisma.Sql; values: Prisma.Sql } {
  const made = sql`${slot('created_at')}::timestamptz`;
  const entries: (readonly [string, Prisma.Sql])[] = [
    ['user_id', sql`${OWNER}`],
    ['id', sql`${slot('id')}::uuid`],
    ['created_at', made],
    ['updated_at', made],
  ];
  for (const column of columns.filter(({ isWritable }) => isWritable)) {
    entries.push([column.name, cast(column)]);
    if (column.since) entries.push([column.since, sql`CASE WHEN ${cast(column)} THEN ${made} END`]);
    if (column.search) entries.push([column.search, searchCast(column)]);
  }
  return { names: join(entries.map(([name]) => sqlName({ name }))), values: join(entries.map(([, value]) => value)) };
}

/** The value that a column is given; of what is merged, what it becomes (RFC 7396): texts are removed by null. */
const givenValue = (column: Column): Prisma.Sql =>
  column.type.isMerged
    ? sql`jsonb_strip_nulls(CASE WHEN ${slot(GIVEN.whole(column.path))}::boolean THEN '{}' ELSE ${sqlName(column)} END || ${cast(column)})`
    : cast(column);

/** Whether a column is given a value. */
const isGiven = (column: Column): Prisma.Sql =>
  column.isNullable ? sql`${slot(GIVEN.given(column.path))}::boolean` : sql`${cast(column)} IS NOT NULL`;

/** What a column becomes: what is given, else what it is. */
const givenOrKept = (column: Column): Prisma.Sql =>
  column.isNullable || column.type.isMerged
    ? sql`CASE WHEN ${isGiven(column)} THEN ${givenValue(column)} ELSE ${sqlName(column)} END`
    : sql`coalesce(${cast(column)}, ${sqlName(column)})`;

/** What follows from a column that becomes `value`: since when a flag is true, and what searches compare. */
function following(column: Column, value: Prisma.Sql, isOnly: boolean): Prisma.Sql {
  const { since, search } = column;
  const moment = since && sqlName({ name: since });
  const form = search && sqlName({ name: search });
  const compared = isOnly
    ? searchCast(column)
    : sql`CASE WHEN ${isGiven(column)} THEN ${searchCast(column)} ELSE ${form} END`;
  return sql`${moment ? sql`${moment} = CASE WHEN ${value} THEN coalesce(${moment}, ${NOW}) END,` : empty}
    ${form ? sql`${form} = ${compared},` : empty}`;
}

/**
 * One statement that sets what it checks: of two writers each sees what the other left. Where nothing differs, version and updated_at
 * stay.
 */
function changeOf(
  table: Prisma.Sql,
  columns: readonly Column[],
  next: (column: Column) => Prisma.Sql,
  { links, fetched }: { links: readonly Column[]; fetched: Prisma.Sql },
) {
  const names = join(columns.map(sqlName));
  const values = join(columns.map(next));
  const isOne = columns.length === 1;
  const differs = isOne ? sql`(${names} IS DISTINCT FROM ${values})` : sql`((${names}) IS DISTINCT FROM (${values}))`;
  const linked = links.map(
    (column) => sql`(NOT ${isGiven(column)} OR ${sqlName(column)} IS NOT DISTINCT FROM ${cast(column)})`,
  );
  return prepared(
    'write',
    sql`UPDATE ${table} SET
    ${isOne ? sql`${names} = ${values}` : sql`(${names}) = ROW (${values})`},
    ${join(
      columns.map((column) => following(column, next(column), isOne)),
      ' ',
    )}
    version = version + ${differs}::integer,
    updated_at = CASE WHEN ${differs} THEN greatest(updated_at, ${NOW}) ELSE updated_at END
  WHERE ${join([sql`user_id = ${OWNER} AND id = ${slot('id')}::uuid AND ${AT_VERSION}`, ...linked], ' AND ')}
  RETURNING ${fetched}`,
  );
}

/**
 * Makes the statements of a resource.
 * @param name of its table
 * @param columns all beside that of the owner
 * @param selected those that are fetched, in their order
 */
export function statementsOf(
  name: string,
  columns: readonly Column[],
  selected: readonly Column[],
): ResourceStatements {
  const table = raw(name);
  const fetched = join(selected.map(sqlName));
  const links = columns.filter(({ isLink }) => isLink);
  const changed = columns.filter(({ isWritable, isLink }) => isWritable && !isLink);
  const row = newRow(columns);
  return {
    find: prepared('read', sql`SELECT ${fetched} FROM ${table} WHERE user_id = ${OWNER} AND id = ${slot('id')}`),
    insert: prepared('write', sql`INSERT INTO ${table} (${row.names}) VALUES (${row.values})`),
    insertIfClaimed: prepared(
      'write',
      sql`INSERT INTO ${table} (${row.names}) SELECT ${row.values} FROM idempotency_keys
      WHERE user_id = ${OWNER} AND key = ${slot(GIVEN.key)} AND answer = ${slot(GIVEN.answer)}`,
    ),
    change: changeOf(table, changed, givenOrKept, { links, fetched }),
    changeOne: new Map(
      changed.map((column) => [column.path, changeOf(table, [column], givenValue, { links: [], fetched })]),
    ),
    remove: prepared(
      'write',
      sql`DELETE FROM ${table} WHERE user_id = ${OWNER} AND id = ${slot('id')} AND ${AT_VERSION} RETURNING id`,
    ),
  };
}
