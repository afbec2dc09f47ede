/** What becomes of the tasks of a project: for the resource of projects, in its transactions, which hold the lock of the user. */
import type { Prisma } from '../../../generated/prisma/client.ts';

/** What is done with all tasks of one project. */
export const TASKS_OF_PROJECT = {
  /** How many there are, those below others included. */
  count: (tx: Prisma.TransactionClient, user_id: string, project_id: string): Promise<number> =>
    tx.task.count({ where: { user_id, project_id } }),

  /** Deletes them. */
  delete: (tx: Prisma.TransactionClient, user_id: string, project_id: string): Promise<unknown> =>
    tx.task.deleteMany({ where: { user_id, project_id } }),

  /** Leaves them without a project. */
  keep: (tx: Prisma.TransactionClient, user_id: string, project_id: string): Promise<unknown> =>
    tx.task.updateMany({
      where: { user_id, project_id },
      data: { project_id: null, version: { increment: 1 }, updated_at: new Date() },
    }),
};
