import type { components } from '../../generated/contract.ts';
import { etagOf } from '../entity-tag.ts';
import type { Task } from './repository.ts';

/** A task as the contract shows it. */
export type TaskView = components['schemas']['Task'];

/** The contract's view of a row. */
export function toView(task: Task): TaskView {
  return {
    id: task.id,
    user_id: task.user_id,
    title: task.title,
    description: task.description,
    is_completed: task.is_completed,
    completed_at: task.completed_at?.toISOString() ?? null,
    position: task.position,
    version: task.version,
    created_at: task.created_at.toISOString(),
    updated_at: task.updated_at.toISOString(),
  };
}

/** Headers and body of an answer with one task. */
export function singleTask(view: TaskView) {
  const etag = etagOf(view.version);
  return { headers: { ETag: etag }, body: { data: view, meta: { etag } } };
}
