/** The statements on one row of a resource, from its columns alone. */
import { Prisma } from '../../generated/prisma/client.ts';
import { OWNER, prepared, type Statement, slot } from '../database/raw/index.ts';
import { changeOf, givenOrKept, givenValue } from './change-statement.ts';
import { type Column, sqlName } from './columns.ts';
import { AT_VERSION, cast, GIVEN, searchCast } from './slots.ts';

const { sql, raw, join } = Prisma;

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
