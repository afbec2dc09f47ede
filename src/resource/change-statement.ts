import { Prisma } from '../../generated/prisma/client.ts';
import { OWNER, prepared, slot } from '../database/raw/index.ts';
import { type Column, sqlName } from './columns.ts';
import { NEXT } from './numbered.ts';
import { AT_VERSION, cast, GIVEN, NOW, searchCast } from './slots.ts';

const { sql, join, empty } = Prisma;

/** The value that a column is given; of what is merged, what it becomes (RFC 7396): texts are removed by null. */
export const givenValue = (column: Column): Prisma.Sql =>
  column.type.isMerged
    ? sql`jsonb_strip_nulls(CASE WHEN ${slot(GIVEN.whole(column.path))}::boolean THEN '{}' ELSE ${sqlName(column)} END || ${cast(column)})`
    : cast(column);

/** Whether a column is given a value. */
const isGiven = (column: Column): Prisma.Sql =>
  column.isNullable ? sql`${slot(GIVEN.given(column.path))}::boolean` : sql`${cast(column)} IS NOT NULL`;

/** What a column becomes: what is given, else what it is. */
export const givenOrKept = (column: Column): Prisma.Sql =>
  column.isNullable || column.type.isMerged
    ? sql`CASE WHEN ${isGiven(column)} THEN ${givenValue(column)} ELSE ${sqlName(column)} END`
    : sql`coalesce(${cast(column)}, ${sqlName(column)})`;

/** What follows from a column that becomes `value`: since when a flag is true, by whom, and what searches compare. */
function following(column: Column, value: Prisma.Sql, isOnly: boolean): Prisma.Sql {
  const { since, by, search } = column;
  const moment = since && sqlName({ name: since });
  const subject = by && sqlName({ name: by });
  const form = search && sqlName({ name: search });
  const compared = isOnly
    ? searchCast(column)
    : sql`CASE WHEN ${isGiven(column)} THEN ${searchCast(column)} ELSE ${form} END`;
  return sql`${moment ? sql`${moment} = CASE WHEN ${value} THEN coalesce(${moment}, ${NOW}) END,` : empty}
    ${moment && subject ? sql`${subject} = CASE WHEN ${value} THEN CASE WHEN ${moment} IS NULL THEN ${slot(GIVEN.by)} ELSE ${subject} END END,` : empty}
    ${form ? sql`${form} = ${compared},` : empty}`;
}

/** The number of the next change; the user is locked before the row is looked at. */
const LOCKED = sql`locked AS (SELECT ${NEXT} AS next_change_seq FROM users WHERE id = ${OWNER} FOR NO KEY UPDATE)`;

/** The same where the user is locked already. */
const NUMBERED = sql`(SELECT ${NEXT} AS next_change_seq FROM users WHERE id = ${OWNER}) AS locked`;

/**
 * One statement that sets what it checks: of two writers each sees what the other left. Where nothing differs, version, updated_at and the
 * number of the change stay.
 */
export function changeOf(
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
  const updateFrom = (locked: Prisma.Sql) => sql`UPDATE ${table} SET
    ${isOne ? sql`${names} = ${values}` : sql`(${names}) = ROW (${values})`},
    ${join(
      columns.map((column) => following(column, next(column), isOne)),
      ' ',
    )}
    version = version + ${differs}::integer,
    updated_at = CASE WHEN ${differs} THEN greatest(updated_at, ${NOW}) ELSE updated_at END,
    change_seq = CASE WHEN ${differs} THEN next_change_seq ELSE change_seq END
  FROM ${locked}
  WHERE ${join([sql`user_id = ${OWNER} AND id = ${slot('id')}::uuid AND ${AT_VERSION}`, ...linked], ' AND ')}
  RETURNING ${fetched}`;
  return prepared(
    'write',
    sql`WITH ${LOCKED}, changed AS (${updateFrom(sql`locked`)}, change_seq), raised AS (
    UPDATE users SET change_seq = changed.change_seq FROM changed
    WHERE users.id = ${OWNER} AND users.change_seq < changed.change_seq
  ) SELECT ${fetched} FROM changed`,
    prepared('write', updateFrom(NUMBERED)),
  );
}
