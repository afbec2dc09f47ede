import type { components } from '../../../generated/contract.ts';
import type { Acting } from '../../contract/types.ts';
import { etagOf } from '../../resource/entity-tag.ts';
import { type Identity, momentIn, newIdentity } from '../../resource/identity.ts';
import type { Task, TaskFields } from './task.ts';

/**
 * A new task, not stored yet. Its id and its creation carry the same moment.
 * @param acting its owner, and who makes it
 * @param fields what the user wrote
 * @param identity what its client chose, if they did
 */
export function draftTask(
  { owner, subject }: Acting,
  fields: components['schemas']['TaskCreate'],
  { id, createdMs, created_at, updated_at }: Identity = newIdentity(),
): Task {
  const { is_completed, project_id = null, parent_id = null, position = createdMs } = fields;
  return {
    id,
    user_id: owner,
    ...fields,
    project_id,
    parent_id,
    completed_at: is_completed ? updated_at : null,
    completed_by: is_completed ? subject : null,
    position,
    version: 1,
    etag: etagOf(1),
    created_by: subject,
    created_at,
    updated_at,
  };
}

/**
 * A replacement with what the contract says of fields that were left out. Without a project, a subtask is in that of the task above it.
 * @param id of the task
 * @param fields what the user wrote
 */
export function wholeTask(id: string, fields: TaskFields): TaskFields {
  const { parent_id = null, project_id, position = momentIn(id) } = fields;
  const isSubtask = parent_id !== null;
  return { ...fields, parent_id, position, ...(!isSubtask && { project_id: project_id ?? null }) };
}
