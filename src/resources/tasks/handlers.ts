import type { Config } from '../../config/index.ts';
import type { HandlersOf } from '../../contract/types.ts';
import { Problem } from '../../problems/index.ts';
import { etagOf } from '../../resource/entity-tag.ts';
import {
  isNotModified,
  type Preconditions,
  preconditionFailed,
  type VersionCondition,
  versionCondition,
} from '../../resource/preconditions.ts';
import { createTask } from './create.ts';
import { listTasks } from './list.ts';
import type { TaskRepository } from './repository.ts';
import { rowAnswer, versionOf } from './representation.ts';
import type { TaskFields } from './task.ts';

/** What the operations that change one task have in common. */
interface ChangeInput {
  readonly subject: string;
  readonly path: { task_id: string };
  readonly headers: Preconditions;
}

const taskNotFound = (id: string): Problem => new Problem('TASK_NOT_FOUND', { detail: `You have no task ${id}.` });

/**
 * The handlers of the task operations. The owner is always the token's subject, never a part of the path.
 * @param tasks the queries
 * @param config whether changes need If-Match
 */
export function taskHandlers(tasks: TaskRepository, config: Pick<Config, 'REQUIRE_IF_MATCH'>): HandlersOf<'Tasks'> {
  const versionsFor = ({ headers }: ChangeInput): VersionCondition => {
    if (headers['if-match'] !== undefined || !config.REQUIRE_IF_MATCH) return versionCondition(headers);
    const detail = 'Send If-Match with the ETag of the version that you mean to change.';
    throw new Problem('PRECONDITION_REQUIRED', { detail });
  };

  /** Why a write found nothing to change: asked only then, so that the write itself stays one statement. */
  const refusal = async ({ subject, path: { task_id }, headers }: ChangeInput): Promise<Problem> => {
    const task = await tasks.find(subject, task_id);
    return task ? preconditionFailed(headers, etagOf(versionOf(task))) : taskNotFound(task_id);
  };

  const change = async (input: ChangeInput, fields: Partial<TaskFields>) => {
    const task = await tasks.change(input.subject, input.path.task_id, fields, versionsFor(input));
    if (!task) throw await refusal(input);
    return { status: 200, ...rowAnswer(input.subject, task) } as const;
  };

  return {
    listTasks: listTasks(tasks),
    createTask: createTask(tasks),

    async getTask({ subject, path: { task_id }, headers }) {
      const task = await tasks.find(subject, task_id);
      if (!task) throw taskNotFound(task_id);
      const answer = rowAnswer(subject, task);
      if (isNotModified(headers, answer.headers.ETag)) return { status: 304, headers: answer.headers };
      return { status: 200, ...answer };
    },

    replaceTask: (input) => change(input, input.body),
    updateTask: (input) => change(input, input.body),
    completeTask: (input) => change(input, { is_completed: input.body?.is_completed ?? true }),

    async deleteTask(input) {
      if (!(await tasks.remove(input.subject, input.path.task_id, versionsFor(input)))) throw await refusal(input);
      return { status: 204 };
    },
  };
}
