/** The statements on one row of a resource, from its columns alone. */
import { Prisma } from '../../generated/prisma/client.ts';
import { OWNER, prepared, type Statement, slot } from '../database/raw/index.ts';
import { type Column, sqlName } from './columns.ts';

const { sql, raw, join } = Prisma;

/** Fixed SQL on the rows of one resource. Values are given by the paths of the columns. */
export interface ResourceStatements {
  /** By `id`. */
  readonly find: Statement;
  /** Every writable column, `id` and `created_at`. Fails with 23503 where the owner is not there yet. */
  readonly insert: Statement;
  /** The same, only where the idempotency key `key` stands for this very `answer`. */
  readonly insertIfClaimed: Statement;
  /** Sets what is given: `given <path>` says so of a column that may be null, anything but null of the others. */
  readonly change: Statement;
  /** The same for one field only, which most changes are: PostgreSQL has less to compare. By path. */
  readonly changeOne: ReadonlyMap<string, Statement>;
  /** By `id`. */
  readonly remove: Statement;
}

const cast = ({ path, type }: Column): Prisma.Sql => sql`${slot(path)}::${raw(type.sql)}`;

/** What a statement is given beside the values of columns. Each name has a blank: no field has. */
export const GIVEN = {
  now: 'the time',
  key: 'the key',
  answer: 'the answer',
  allowed: 'allowed versions',
  refused: 'refused versions',
} as const;

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
  }
  return { names: join(entries.map(([name]) => sqlName({ name }))), values: join(entries.map(([, value]) => value)) };
}

/** Since when a flag is true, after it became `value`. */
function since({ since: name }: Column, value: Prisma.Sql): Prisma.Sql {
  if (name === undefined) return Prisma.empty;
  const moment = sqlName({ name });
  return sql`${moment} = CASE WHEN ${value} THEN coalesce(${moment}, ${NOW}) END,`;
}

/**
 * One statement that sets what it checks: of two writers each sees what the other left. Where nothing differs, version and updated_at
 * stay.
 */
function changeOf(
  table: Prisma.Sql,
  columns: readonly Column[],
  next: (column: Column) => Prisma.Sql,
  fetched: Prisma.Sql,
) {
  const names = join(columns.map(sqlName));
  const values = join(columns.map(next));
  const isOne = columns.length === 1;
  const differs = isOne ? sql`(${names} IS DISTINCT FROM ${values})` : sql`((${names}) IS DISTINCT FROM (${values}))`;
  return prepared(
    'write',
    sql`UPDATE ${table} SET
    ${isOne ? sql`${names} = ${values}` : sql`(${names}) = ROW (${values})`},
    ${join(
      columns.map((column) => since(column, next(column))),
      ' ',
    )}
    version = version + ${differs}::integer,
    updated_at = CASE WHEN ${differs} THEN greatest(updated_at, ${NOW}) ELSE updated_at END
  WHERE user_id = ${OWNER} AND id = ${slot('id')}::uuid AND ${AT_VERSION}
  RETURNING ${fetched}`,
  );
}

/** What a column becomes: what is given, else what it is. */
const givenOrKept = (column: Column): Prisma.Sql =>
  column.isNullable
    ? sql`CASE WHEN ${slot(`given ${column.path}`)}::boolean THEN ${cast(column)} ELSE ${sqlName(column)} END`
    : sql`coalesce(${cast(column)}, ${sqlName(column)})`;

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
  const written = columns.filter(({ isWritable }) => isWritable);
  const row = newRow(columns);
  return {
    find: prepared('read', sql`SELECT ${fetched} FROM ${table} WHERE user_id = ${OWNER} AND id = ${slot('id')}`),
    insert: prepared('write', sql`INSERT INTO ${table} (${row.names}) VALUES (${row.values})`),
    insertIfClaimed: prepared(
      'write',
      sql`INSERT INTO ${table} (${row.names}) SELECT ${row.values} FROM idempotency_keys
      WHERE user_id = ${OWNER} AND key = ${slot(GIVEN.key)} AND answer = ${slot(GIVEN.answer)}`,
    ),
    change: changeOf(table, written, givenOrKept, fetched),
    changeOne: new Map(written.map((column) => [column.path, changeOf(table, [column], cast, fetched)])),
    remove: prepared(
      'write',
      sql`DELETE FROM ${table} WHERE user_id = ${OWNER} AND id = ${slot('id')} AND ${AT_VERSION} RETURNING id`,
    ),
  };
}
