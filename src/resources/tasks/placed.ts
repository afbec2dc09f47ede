/** Changes of where tasks belong, which no single statement can make. */
import type { Prisma, Task as Stored } from '../../../generated/prisma/client.ts';
import type { Client } from '../../database/client.ts';
import type { Change, EntryInput } from '../../resource/entries.ts';
import type { ModelOf } from '../../resource/model.ts';
import { modelEntriesOf } from '../../resource/model-entries.ts';
import { removeRows, withIds } from '../../resource/remove-rows.ts';
import { type Place, placeOf } from './place.ts';
import { TASK, type TaskFields } from './task.ts';
import { takeAlong, tasksBelow } from './tree.ts';

const modelOf: ModelOf<Stored> = (client) => client.task;

/**
 * What changes where tasks belong.
 * @param db the client
 * @param requiresIfMatch whether writes need If-Match
 */
export function placedTasks(db: Client, requiresIfMatch: boolean) {
  const tasks = modelEntriesOf(db, TASK, modelOf, requiresIfMatch);

  /**
   * Runs a change of a task as it is, where the preconditions of the request hold for it.
   * @throws {Problem} TASK_NOT_FOUND, PRECONDITION_FAILED or PRECONDITION_REQUIRED
   */
  const withTask = <Result>(
    input: EntryInput,
    id: string,
    work: (tx: Prisma.TransactionClient, number: bigint, task: Stored) => Promise<Result>,
  ): Promise<Result> =>
    db.inTransaction(input.owner, async (tx, number) => work(tx, number, await tasks.permitted(tx, input, id)));

  /** Makes a change that puts a task into a place, which those below follow. */
  const settle = async (
    tx: Prisma.TransactionClient,
    number: bigint,
    change: Change<TaskFields>,
    from: Place,
    to: Place,
  ) => {
    const answer = await tasks.changeIn(tx, number, { ...change, fields: { ...change.fields, ...to } });
    if (from.project_id !== to.project_id) {
      const { owner } = change.input;
      const ids = (await tasksBelow(tx, owner, [change.id])).map(({ id }) => id);
      await takeAlong(tx, owner, number, ids, to.project_id);
    }
    return answer;
  };

  return {
    withTask,
    settle,

    /** Makes a change that gives a task another project, or another task above it. */
    change: (change: Change<TaskFields>) =>
      withTask(change.input, change.id, async (tx, number, task) => {
        const { project_id, parent_id } = change.fields;
        const wanted = {
          ...(project_id !== undefined && { project_id }),
          ...(parent_id !== undefined && { parent_id }),
        };
        return settle(tx, number, change, task, await placeOf(tx, change.input.owner, wanted, task));
      }),

    /** Deletes a task and all that are below it. */
    remove: (input: EntryInput, id: string) =>
      withTask(input, id, async (tx, number) => {
        const below = await tasksBelow(tx, input.owner, [id]);
        await removeRows(tx, input.owner, number, TASK, withIds([id, ...below.map((task) => task.id)]));
        return { status: 204 } as const;
      }),
  };
}
