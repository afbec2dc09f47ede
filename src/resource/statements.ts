/** The statements on one row of a resource, from its columns alone. */
import { Prisma } from '../../generated/prisma/client.ts';
import { OWNER, prepared, type Statement, slot } from '../database/raw/index.ts';
import { changeOf, givenOrKept, givenValue } from './change-statement.ts';
import { type Column, sqlName } from './columns.ts';
import { NEXT } from './numbered.ts';
import { AT_VERSION, cast, GIVEN, NOW, searchCast } from './slots.ts';

const { sql, raw, join } = Prisma;

/** Fixed SQL on the rows of one resource. Values are given by the paths of the columns, as `values.ts` has them. */
export interface ResourceStatements {
  /** By `id`. */
  readonly find: Statement;
  /** Every writable column, `id` and the moments; with the user's number, which was raised before. Gives no row where the owner is not there yet. */
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
  /** In the order of their ids, behind the `after id`, at most `limit`. */
  readonly all: Statement;
  /** In the order of changes behind the `after seq` and `after id`, at most `limit`; the number comes before the columns. */
  readonly changes: Statement;
  /** Leaves the tombstone of what is deleted next, by `id`; of a user who is locked. */
  readonly bury: Statement;
  /** By `id`. Fails with 23503 where others refer to it. */
  readonly remove: Statement;
}

/** The columns of a new row and their values; the others have defaults. */
function newRow(columns: readonly Column[]): { names: Prisma.Sql; values: Prisma.Sql } {
  const made = sql`${slot('updated_at')}::timestamptz`;
  const entries: (readonly [string, Prisma.Sql])[] = [
    ['user_id', sql`users.id`],
    ['id', sql`${slot('id')}::uuid`],
    ['created_at', sql`${slot('created_at')}::timestamptz`],
    ['updated_at', made],
  ];
  const moments = columns.flatMap(({ since }) => since ?? []);
  const special = new Set(['id', 'version', 'created_at', 'updated_at', ...moments]);
  for (const column of columns.filter(({ name }) => !special.has(name))) {
    entries.push([column.name, cast(column)]);
    if (column.since) entries.push([column.since, sql`CASE WHEN ${cast(column)} THEN ${made} END`]);
    if (column.search) entries.push([column.search, searchCast(column)]);
  }
  return { names: join(entries.map(([name]) => sqlName({ name }))), values: join(entries.map(([, value]) => value)) };
}

/** The statements that store a new row. Its number is that of its user's row, which each of them is about. */
function insertsOf(table: Prisma.Sql, columns: readonly Column[]) {
  const row = newRow(columns);
  const insert = (number: Prisma.Sql, source: Prisma.Sql) =>
    sql`INSERT INTO ${table} (${row.names}, change_seq) SELECT ${row.values}, ${number} FROM ${source} RETURNING id`;
  const user = sql`users WHERE users.id = ${OWNER}`;
  return {
    insert: prepared('write', insert(sql`users.change_seq`, user), prepared('write', insert(NEXT, user))),
    insertIfClaimed: prepared(
      'write',
      insert(
        sql`users.change_seq`,
        sql`users JOIN idempotency_keys ON user_id = users.id WHERE users.id = ${OWNER} AND user_id = ${OWNER}
        AND key = ${slot(GIVEN.key)} AND answer = ${slot(GIVEN.answer)}`,
      ),
    ),
  };
}

/**
 * Makes the statements of a resource.
 * @param name of its table
 * @param kind what its tombstones call it
 * @param columns all beside that of the owner
 * @param selected those that are fetched, in their order
 */
export function statementsOf(
  name: string,
  kind: string,
  columns: readonly Column[],
  selected: readonly Column[],
): ResourceStatements {
  const table = raw(name);
  const fetched = join(selected.map(sqlName));
  const links = columns.filter(({ isLink }) => isLink);
  const changed = columns.filter(({ isWritable, isLink }) => isWritable && !isLink);
  const one = sql`user_id = ${OWNER} AND ${table}.id = ${slot('id')}::uuid`;
  return {
    find: prepared('read', sql`SELECT ${fetched} FROM ${table} WHERE user_id = ${OWNER} AND id = ${slot('id')}`),
    ...insertsOf(table, columns),
    change: changeOf(table, changed, givenOrKept, { links, fetched }),
    changeOne: new Map(
      changed.map((column) => [column.path, changeOf(table, [column], givenValue, { links: [], fetched })]),
    ),
    all: prepared(
      'read',
      sql`SELECT ${fetched} FROM ${table} WHERE user_id = ${OWNER} AND id > ${slot(GIVEN.afterId)}::uuid
      ORDER BY id LIMIT ${slot('limit')}::integer`,
    ),
    changes: prepared(
      'read',
      sql`SELECT change_seq, ${fetched} FROM ${table}
      WHERE user_id = ${OWNER} AND (change_seq, id) > (${slot(GIVEN.afterSeq)}::bigint, ${slot(GIVEN.afterId)}::uuid)
      ORDER BY change_seq, id LIMIT ${slot('limit')}::integer`,
    ),
    bury: prepared(
      'write',
      sql`INSERT INTO tombstones (user_id, resource, id, change_seq, deleted_at)
      SELECT user_id, ${raw(`'${kind}'`)}, ${table}.id, ${NEXT}, ${NOW} FROM ${table} JOIN users ON users.id = user_id
      WHERE users.id = ${OWNER} AND ${one} AND ${AT_VERSION}`,
    ),
    remove: prepared('write', sql`DELETE FROM ${table} WHERE ${one} AND ${AT_VERSION} RETURNING id`),
  };
}
