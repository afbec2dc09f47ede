/** How many rows refer to an entry: what lists say when they are asked for it. */
import { Prisma } from '../../generated/prisma/client.ts';
import { OWNER } from '../database/raw/index.ts';
import { sqlName } from './columns.ts';
import type { Counted } from './fields.ts';

const { sql, raw } = Prisma;

/** A field with counts. */
export interface CountsField extends Counted {
  readonly field: string;
}

const open = ({ completedSince }: Counted): Prisma.Sql =>
  sql`count(*) FILTER (WHERE ${sqlName({ name: completedSince })} IS NULL)`;

const completed = ({ completedSince }: Counted): Prisma.Sql => sql`count(${sqlName({ name: completedSince })})`;

/**
 * The counts for a row of `page` as JSON, in a statement of the fast lane.
 * @param counted what is counted
 */
export const countsOf = (counted: Counted): Prisma.Sql =>
  sql`(SELECT '{"open":' || ${open(counted)} || ',"completed":' || ${completed(counted)} || '}' FROM ${raw(counted.table)} AS counted
    WHERE counted.user_id = ${OWNER} AND counted.${sqlName({ name: counted.refersBy })} = page.id)`;

/** The counts for one entry. */
export interface CountRow {
  readonly id: string;
  readonly open: number;
  readonly completed: number;
}

/**
 * The counts for some entries, a row each; none for those that no row refers to.
 * @param counted what is counted
 * @param owner the user id
 * @param ids of the entries
 */
export const countRows = (counted: Counted, owner: string, ids: readonly string[]): Prisma.Sql => {
  const refers = sqlName({ name: counted.refersBy });
  return sql`SELECT ${refers} AS id, ${open(counted)}::integer AS open, ${completed(counted)}::integer AS completed
    FROM ${raw(counted.table)} WHERE user_id = ${owner} AND ${refers} = ANY (${ids}::uuid[]) GROUP BY ${refers}`;
};
