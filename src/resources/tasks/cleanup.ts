import { Prisma } from '../../../generated/prisma/client.ts';
import type { Client } from '../../database/client.ts';
import { conditionOf, filterValues, givenFilters } from '../../resource/list-statements.ts';
import { removeRows, withIds } from '../../resource/remove-rows.ts';
import { queryFor, type UserSql } from '../../resource/user-query.ts';
import { TASK } from './task.ts';
import { tasksBelow } from './tree.ts';

/**
 * Which of some tasks can be deleted with all that is below them, and what goes with them: nothing that is open.
 * @param matches their ids; they are completed
 * @param below all tasks below them
 */
function whatGoes(matches: ReadonlySet<string>, below: Awaited<ReturnType<typeof tasksBelow>>): string[] {
  const parents = new Map(below.map(({ id, parent_id }) => [id, parent_id]));
  const hasOpen = new Set<string>();
  for (const { id, is_completed } of below) {
    if (is_completed) continue;
    for (let at: string | undefined = id; at !== undefined && !hasOpen.has(at); at = parents.get(at)) hasOpen.add(at);
  }
  const goes = (id: string): boolean => {
    if (matches.has(id) && !hasOpen.has(id)) return true;
    const parent = parents.get(id);
    return parent !== undefined && goes(parent);
  };
  return [...new Set([...matches, ...parents.keys()])].filter(goes);
}

/**
 * Makes the operation that deletes completed tasks.
 * @param db the client
 */
export const cleaningUp = (db: Client) => (owner: string, query: { readonly is_completed: true }) => {
  const filters = givenFilters(TASK, query);
  const condition = conditionOf(TASK, filters);
  const values = filterValues(TASK, filters);
  return db.inTransaction(owner, async (tx, number) => {
    const search: UserSql = () => Prisma.sql`SELECT id FROM tasks WHERE ${condition}`;
    const found = await queryFor<{ id: string }>(tx, owner, search, values);
    const matches = new Set(found.map(({ id }) => id));
    const gone = whatGoes(matches, await tasksBelow(tx, owner, [...matches]));
    const deleted = await removeRows(tx, owner, number, TASK, withIds(gone));
    const going = new Set(gone);
    const kept = [...matches].filter((id) => !going.has(id)).length;
    return { status: 200, body: { data: { deleted, kept }, meta: {} } } as const;
  });
};
