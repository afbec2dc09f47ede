import type { Prisma } from '../../../generated/prisma/client.ts';
import { writeTask } from '../../../generated/rows.ts';
import type { Config } from '../../config/index.ts';
import type { Acting, HandlersOf } from '../../contract/types.ts';
import type { Client } from '../../database/client.ts';
import { creating } from '../../resource/create.ts';
import { creatingAt } from '../../resource/create-at.ts';
import { creatingModel } from '../../resource/create-model.ts';
import { entriesOf } from '../../resource/entries.ts';
import type { Identity } from '../../resource/identity.ts';
import { listing } from '../../resource/list.ts';
import type { ModelOf } from '../../resource/model.ts';
import { isCreation } from '../../resource/preconditions.ts';
import { rowsOf } from '../../resource/rows.ts';
import { cleaningUp } from './cleanup.ts';
import { draftTask, wholeTask } from './draft.ts';
import { moving } from './move.ts';
import { placeOf } from './place.ts';
import { placedTasks } from './placed.ts';
import { TASK } from './task.ts';

type Body = Parameters<typeof draftTask>[1];

const modelOf: ModelOf = (client) => client.task;

/**
 * The handlers of the task operations. The owner is whom the token may act for, never just a part of the path.
 * @param db the client
 * @param config whether changes need If-Match
 */
export function taskHandlers(db: Client, config: Pick<Config, 'REQUIRE_IF_MATCH'>): HandlersOf<'Tasks'> {
  const rows = rowsOf(TASK, writeTask);
  const placed = placedTasks(db, config.REQUIRE_IF_MATCH);
  const tasks = entriesOf(db, TASK, rows, config.REQUIRE_IF_MATCH, placed);
  const createTop = creating(db, TASK, 'createTask', draftTask);
  const draftBelow = async (acting: Acting, body: Body, identity: Identity, tx: Prisma.TransactionClient) =>
    draftTask(acting, { ...body, ...(await placeOf(tx, acting.owner, body)) }, identity);
  const createBelow = creatingModel(db, TASK, 'createTask', draftBelow, modelOf);
  const createAt = creatingAt(db, TASK, 'task_id', draftBelow, modelOf);
  const move = moving(placed);
  const cleanUp = cleaningUp(db);

  return {
    listTasks: listing(db, TASK, rows),
    createTask: (input) => (input.body.parent_id == null ? createTop(input) : createBelow(input)),
    deleteCompletedTasks: (input) => cleanUp(input.owner, input.query),
    getTask: (input) => tasks.get(input, input.path.task_id),
    replaceTask: (input) =>
      isCreation(input.headers)
        ? createAt(input, input.path.task_id)
        : tasks.replace(input, input.path.task_id, wholeTask(input.path.task_id, input.body)),
    updateTask: (input) => tasks.change(input, input.path.task_id, input.body),
    completeTask: (input) =>
      tasks.change(input, input.path.task_id, { is_completed: input.body?.is_completed ?? true }),
    moveTask: (input) => move(input, input.path.task_id, input.body),
    deleteTask: (input) => tasks.remove(input, input.path.task_id),
  };
}
