import { Prisma } from '../../../generated/prisma/client.ts';
import { writeTask } from '../../../generated/rows.ts';
import { bulkOf } from '../../resource/bulk.ts';
import { executeFor } from '../../resource/user-query.ts';
import { TASK } from './task.ts';

type Transaction = Prisma.TransactionClient;

/** How many tasks are removed by one statement, which has the time of any other. */
const REMOVED_AT_ONCE = 20_000;

/** All tasks of a user, for exports, imports and the removal of accounts. */
export const ALL_TASKS = {
  ...bulkOf(TASK, writeTask),

  /** Where each task is. */
  places: (tx: Transaction, user_id: string) =>
    tx.task.findMany({ where: { user_id }, select: { id: true, project_id: true, parent_id: true } }),

  /** Removes all of them without a trace, those below others first. */
  async erase(tx: Transaction, owner: string): Promise<void> {
    for (let removed = REMOVED_AT_ONCE; removed > 0; ) {
      removed = await executeFor(
        tx,
        owner,
        (user) => Prisma.sql`DELETE FROM tasks WHERE user_id = ${user} AND id IN (
          SELECT id FROM tasks AS task WHERE user_id = ${user}
          AND NOT EXISTS (SELECT FROM tasks AS below WHERE below.user_id = ${user} AND below.parent_id = task.id)
          LIMIT ${REMOVED_AT_ONCE}
        )`,
      );
    }
  },
};
