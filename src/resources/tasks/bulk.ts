import { Prisma } from '../../../generated/prisma/client.ts';
import { writeTask } from '../../../generated/rows.ts';
import { bulkOf } from '../../resource/bulk.ts';
import { executeFor } from '../../resource/user-query.ts';
import { TASK } from './task.ts';

type Transaction = Prisma.TransactionClient;

/** How many tasks are removed by one statement, which has the time of any other. */
const REMOVED_AT_ONCE = 5000;

/** Where each task is. */
const placesOf = (tx: Transaction, user_id: string) =>
  tx.task.findMany({ where: { user_id }, select: { id: true, project_id: true, parent_id: true } });

/** The ids of tasks, those below others first. */
function fromBelow(places: Awaited<ReturnType<typeof placesOf>>): string[] {
  const parents = new Map(places.map(({ id, parent_id }) => [id, parent_id]));
  const levels: string[][] = [];
  for (const { id, parent_id } of places) {
    let level = 0;
    for (let above = parent_id; above !== null; above = parents.get(above) ?? null) level += 1;
    levels[level] ??= [];
    levels[level]?.push(id);
  }
  return levels.reverse().flat();
}

/** All tasks of a user, for exports, imports and the removal of accounts. */
export const ALL_TASKS = {
  ...bulkOf(TASK, writeTask),
  places: placesOf,

  /**
   * Removes all of them without a trace. By their ids, as PostgreSQL takes minutes to find those that nothing refers to where it knows
   * nothing of the table yet.
   */
  async erase(tx: Transaction, owner: string): Promise<void> {
    const ids = fromBelow(await placesOf(tx, owner));
    for (let at = 0; at < ids.length; at += REMOVED_AT_ONCE) {
      const some = ids.slice(at, at + REMOVED_AT_ONCE);
      await executeFor(
        tx,
        owner,
        (user) => Prisma.sql`DELETE FROM tasks WHERE user_id = ${user} AND id = ANY (${some}::uuid[])`,
      );
    }
  },
};
