/** What becomes of the tasks of a project: for the resource of projects, in its transactions. */
import { Prisma } from '../../../generated/prisma/client.ts';
import { removeRows } from '../../resource/remove-rows.ts';
import { executeFor } from '../../resource/user-query.ts';
import { TASK } from './task.ts';

type Transaction = Prisma.TransactionClient;

/** What is done with all tasks of one project. */
export const TASKS_OF_PROJECT = {
  /** How many there are, those below others included. */
  count: (tx: Transaction, user_id: string, project_id: string): Promise<number> =>
    tx.task.count({ where: { user_id, project_id } }),

  /** Deletes them. */
  delete: (tx: Transaction, owner: string, number: bigint, project_id: string): Promise<unknown> =>
    removeRows(tx, owner, number, TASK, Prisma.sql`project_id = ${project_id}::uuid`),

  /** Leaves them without a project. */
  keep: (tx: Transaction, owner: string, number: bigint, project_id: string): Promise<unknown> =>
    executeFor(
      tx,
      owner,
      (user) => Prisma.sql`UPDATE tasks SET project_id = NULL, version = version + 1, change_seq = ${number}::bigint,
        updated_at = greatest(updated_at, ${new Date()}::timestamptz)
      WHERE user_id = ${user} AND project_id = ${project_id}::uuid`,
    ),
};
