import type { components } from '../../../generated/contract.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { Client } from '../../database/client.ts';
import { Problem } from '../../problems/index.ts';
import type { EntryInput } from '../../resource/entries.ts';
import type { modelEntriesOf } from '../../resource/model-entries.ts';
import { removeRows, withIds } from '../../resource/remove-rows.ts';
import { PROJECT } from './project.ts';

type OnTasks = (tx: Prisma.TransactionClient, owner: string, number: bigint, project_id: string) => Promise<unknown>;

/** What can be done with the tasks of a project; of the resource of tasks. */
export type TasksOfProject = Readonly<Record<components['schemas']['TasksOfDeletedProject'], OnTasks>> & {
  /** How many there are. */
  count(tx: Prisma.TransactionClient, owner: string, project_id: string): Promise<number>;
};

const notEmpty = (task_count: number): Problem =>
  new Problem('PROJECT_NOT_EMPTY', {
    detail: `The project has ${task_count} ${task_count === 1 ? 'task' : 'tasks'}: send tasks=delete to delete them as well, or tasks=keep to keep them without a project.`,
    members: { task_count },
  });

/**
 * Makes the operation that deletes a project, and its tasks or their reference to it, in one transaction.
 * @param db the client
 * @param projects the operations on single projects
 * @param tasksOf what can be done with the tasks of a project
 * @returns throws PROJECT_NOT_FOUND, PROJECT_NOT_EMPTY, PRECONDITION_FAILED or PRECONDITION_REQUIRED
 */
export const deleting =
  (db: Client, { permitted }: Pick<ReturnType<typeof modelEntriesOf>, 'permitted'>, tasksOf: TasksOfProject) =>
  (input: EntryInput, id: string, tasks: (keyof TasksOfProject & ('delete' | 'keep')) | undefined) =>
    db.inTransaction(input.owner, async (tx, number) => {
      const { owner } = input;
      await permitted(tx, input, id);
      const count = await tasksOf.count(tx, owner, id);
      if (count > 0 && tasks === undefined) throw notEmpty(count);
      if (count > 0 && tasks !== undefined) await tasksOf[tasks](tx, owner, number, id);
      await removeRows(tx, owner, number, PROJECT, withIds([id]));
      return { status: 204 } as const;
    });
