import type { components } from '../../../generated/contract.ts';
import { OPERATIONS } from '../../../generated/operations.ts';
import type { Input } from '../../contract/types.ts';
import { dateTime, flag, integer, nullable, owner, text, uuid, writable } from '../../resource/fields.ts';
import { above, below, equals, search } from '../../resource/filters.ts';
import { newIdentity } from '../../resource/identity.ts';
import { resource } from '../../resource/resource.ts';
import { by, byCodePoints, byId } from '../../resource/sorts.ts';

type Schemas = components['schemas'];

/** A task as the contract shows it. */
export type Task = Schemas['Task'];

/** What is special about tasks: their fields, the filters and the sorts of their list. */
export const TASK = resource<Task, Schemas['TaskReplace'], Input<'listTasks'>['query']>()({
  table: 'tasks',
  noun: 'task',
  notFound: 'TASK_NOT_FOUND',
  path: OPERATIONS.listTasks.path,
  fields: {
    id: uuid(),
    user_id: owner(),
    title: writable(text()),
    description: writable(nullable(text())),
    is_completed: writable(flag('completed_at')),
    completed_at: nullable(dateTime()),
    position: writable(integer()),
    version: integer(),
    created_at: dateTime(),
    updated_at: dateTime(),
  },
  filters: {
    is_completed: equals('is_completed'),
    q: search('title', 'description'),
    created_after: above('created_at'),
    created_before: below('created_at'),
    updated_after: above('updated_at'),
    updated_before: below('updated_at'),
  },
  sorts: {
    created_at: byId,
    updated_at: by('updated_at'),
    title: byCodePoints('title'),
    position: by('position'),
  },
});

/**
 * A new, open task, not stored yet. Its id and its creation carry the same moment.
 * @param user_id its owner
 * @param fields what the user wrote
 */
export function draftTask(user_id: string, { title, description, position }: Schemas['TaskCreate']): Task {
  const { id, created_at } = newIdentity();
  return {
    id,
    user_id,
    title,
    description,
    is_completed: false,
    completed_at: null,
    position,
    version: 1,
    created_at,
    updated_at: created_at,
  };
}
