import { Prisma } from '../../../generated/prisma/client.ts';
import type { Client } from '../../database/client.ts';
import { conditionOf, filterValues, givenFilters } from '../../resource/list-statements.ts';
import { removeRows, withIds } from '../../resource/remove-rows.ts';
import { queryFor, type UserSql } from '../../resource/user-query.ts';
import { TASK } from './task.ts';

interface Found {
  /** A task that fits the filters, or one below it. */
  readonly id: string;
  /** Whether it fits them itself. */
  readonly is_match: boolean;
  /** Whether all that is below a match that it is, or is below, is completed. */
  readonly is_deleted: boolean;
}

/** The tasks that fit a condition, and all below them. */
const matchesAndBelow =
  (condition: Prisma.Sql): UserSql =>
  (user) =>
    Prisma.sql`
  WITH RECURSIVE found AS (
    SELECT id AS top, id, TRUE AS is_completed FROM tasks WHERE ${condition}
    UNION ALL
    SELECT found.top, tasks.id, tasks.completed_at IS NOT NULL FROM tasks
    JOIN found ON tasks.parent_id = found.id WHERE tasks.user_id = ${user}
  ), tops AS (
    SELECT top, bool_and(is_completed) AS is_done FROM found GROUP BY top
  )
  SELECT found.id, bool_or(found.id = tops.top) AS is_match, bool_or(tops.is_done) AS is_deleted
  FROM found JOIN tops USING (top) GROUP BY found.id`;

/**
 * Makes the operation that deletes completed tasks.
 * @param db the client
 */
export const cleaningUp = (db: Client) => (owner: string, query: { readonly is_completed: true }) => {
  const filters = givenFilters(TASK, query);
  const search = matchesAndBelow(conditionOf(TASK, filters));
  const values = filterValues(TASK, filters);
  return db.inTransaction(owner, async (tx, number) => {
    const found = await queryFor<Found>(tx, owner, search, values);
    const gone = found.filter(({ is_deleted }) => is_deleted).map(({ id }) => id);
    const deleted = await removeRows(tx, owner, number, TASK, withIds(gone));
    const kept = found.filter(({ is_match, is_deleted }) => is_match && !is_deleted).length;
    return { status: 200, body: { data: { deleted, kept }, meta: {} } } as const;
  });
};
