import { uuidv7obj } from 'uuidv7';
import type { components } from '../../../generated/contract.ts';

/** A task as the contract shows it. */
export type Task = components['schemas']['Task'];

/** What a user may write of a task. */
export type TaskFields = Pick<Task, 'title' | 'description' | 'is_completed' | 'position'>;

/** The milliseconds since 1970 in the first 48 bits of a version 7 UUID (RFC 9562, section 5.7). */
const momentOf = (bytes: Uint8Array): Date => new Date(Buffer.from(bytes).readUIntBE(0, 6));

/**
 * A new, open task, not stored yet. Its id and its creation carry the same moment.
 * @param owner the user id
 * @param fields what the user wrote
 */
export function draftTask(owner: string, { title, description, position }: Omit<TaskFields, 'is_completed'>): Task {
  const id = uuidv7obj();
  const now = momentOf(id.bytes).toISOString();
  return {
    id: id.toString(),
    user_id: owner,
    title,
    description,
    is_completed: false,
    completed_at: null,
    position,
    version: 1,
    created_at: now,
    updated_at: now,
  };
}
