import type { components } from '../../generated/contract.ts';
import type { Handlers, Input } from '../contract/types.ts';
import { etagOf, isKnown } from '../entity-tag.ts';
import { Problem } from '../problems.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Task, TaskFields, TaskRepository } from './repository.ts';

type TaskOperation =
  | 'listTasks'
  | 'createTask'
  | 'getTask'
  | 'replaceTask'
  | 'updateTask'
  | 'deleteTask'
  | 'completeTask';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function toContract(task: Task): components['schemas']['Task'] {
  return {
    ...task,
    completed_at: task.completed_at?.toISOString() ?? null,
    created_at: task.created_at.toISOString(),
    updated_at: task.updated_at.toISOString(),
  };
}

function single(task: Task) {
  const etag = etagOf(task.version);
  return { headers: { ETag: etag }, body: { data: toContract(task), meta: { etag } } };
}

const taskNotFound = (id: string): Problem => new Problem('TASK_NOT_FOUND', { detail: `You have no task ${id}.` });

/** What a cursor is tied to. */
const listOf = ({ subject, query: { sort, is_completed } }: Input<'listTasks'>): string =>
  JSON.stringify([subject, sort, is_completed ?? null]);

function placeOf(list: string, cursor: string): string {
  const id = decodeCursor(list, cursor);
  if (!UUID.test(id)) throw new Problem('INVALID_CURSOR', { detail: 'The cursor is damaged.' });
  return id;
}

/**
 * The handlers of the task operations. The owner is always the token's subject, never a part of the path.
 * @param tasks the queries
 */
export function taskHandlers(tasks: TaskRepository): Pick<Handlers, TaskOperation> {
  const changed = async (owner: string, id: string, fields: Partial<TaskFields>) => {
    const task = await tasks.change(owner, id, fields);
    if (!task) throw taskNotFound(id);
    return { status: 200, ...single(task) } as const;
  };

  return {
    async listTasks(input) {
      const { limit, sort, cursor, is_completed } = input.query;
      const list = listOf(input);
      const after = cursor === undefined ? undefined : placeOf(list, cursor);
      const found = await tasks.list(input.subject, { limit, descending: sort.startsWith('-'), is_completed, after });
      const page = found.slice(0, limit);
      const last = page.at(-1);
      const next_cursor = found.length > limit && last ? encodeCursor(list, last.id) : null;
      const meta = { count: page.length, has_more: next_cursor !== null, next_cursor };
      return { status: 200, body: { data: page.map(toContract), meta } };
    },

    async createTask({ subject, body }) {
      const task = await tasks.create(subject, body);
      const { headers, body: answer } = single(task);
      const Location = `/api/${encodeURIComponent(subject)}/tasks/${task.id}`;
      return { status: 201, headers: { ...headers, Location }, body: answer };
    },

    async getTask({ subject, path, headers }) {
      const task = await tasks.find(subject, path.task_id);
      if (!task) throw taskNotFound(path.task_id);
      const answer = single(task);
      if (isKnown(headers['if-none-match'], answer.headers.ETag)) return { status: 304, headers: answer.headers };
      return { status: 200, ...answer };
    },

    replaceTask: ({ subject, path, body }) => changed(subject, path.task_id, body),

    updateTask: ({ subject, path, body }) => changed(subject, path.task_id, body),

    completeTask: ({ subject, path, body }) =>
      changed(subject, path.task_id, { is_completed: body?.is_completed ?? true }),

    async deleteTask({ subject, path }) {
      if (!(await tasks.remove(subject, path.task_id))) throw taskNotFound(path.task_id);
      return { status: 204 };
    },
  };
}
