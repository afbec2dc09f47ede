import { writeTask } from '../../../generated/rows.ts';
import type { Config } from '../../config/index.ts';
import type { HandlersOf } from '../../contract/types.ts';
import type { Client } from '../../database/client.ts';
import { creating } from '../../resource/create.ts';
import { entriesOf } from '../../resource/entries.ts';
import { listing } from '../../resource/list.ts';
import { rowsOf } from '../../resource/rows.ts';
import { draftTask, TASK } from './task.ts';

/**
 * The handlers of the task operations, all of them hot. The owner is always the token's subject, never a part of the path.
 * @param db the client
 * @param config whether changes need If-Match
 */
export function taskHandlers(db: Client, config: Pick<Config, 'REQUIRE_IF_MATCH'>): HandlersOf<'Tasks'> {
  const rows = rowsOf(TASK, writeTask);
  const tasks = entriesOf(db, TASK, rows, config.REQUIRE_IF_MATCH);

  return {
    listTasks: listing(db, TASK, rows),
    createTask: creating(db, TASK, 'createTask', draftTask),
    getTask: (input) => tasks.get(input, input.path.task_id),
    replaceTask: (input) => tasks.change(input, input.path.task_id, input.body),
    updateTask: (input) => tasks.change(input, input.path.task_id, input.body),
    completeTask: (input) =>
      tasks.change(input, input.path.task_id, { is_completed: input.body?.is_completed ?? true }),
    deleteTask: (input) => tasks.remove(input, input.path.task_id),
  };
}
