import type { Call } from './call.ts';
import { type Collection, changing, collectionOf } from './collection.ts';
import type { components } from './generated/contract.d.ts';
import type { ListQuery } from './listing.ts';
import type { ChangeOptions, Result } from './types.ts';

type Schemas = components['schemas'];

/** A task in a response of the service. */
export type Task = Schemas['Task'];
/** The fields of a new task. */
export type TaskCreate = Schemas['TaskCreate'];
/** All writable fields of a task. */
export type TaskReplace = Schemas['TaskReplace'];
/** The fields to change, a JSON Merge Patch (RFC 7396). */
export type TaskPatch = Schemas['TaskPatch'];
/** Whether a task is to be completed or reopened. */
export type TaskCompletion = Schemas['TaskCompletion'];
/** Filters, sort and size of a page. */
export type TaskQuery = ListQuery<'Task'>;

/** The tasks of the token's subject. */
export interface Tasks extends Collection<'Task'> {
  /** Completes a task; `{ is_completed: false }` reopens it. */
  complete(id: string, completion?: TaskCompletion, options?: ChangeOptions): Promise<Result<'completeTask'>>;
}

/**
 * The operations on tasks.
 * @param call calls an operation
 * @param retries how often a merge is repeated at most
 */
export const tasksOf = (call: Call, retries: number): Tasks => ({
  ...collectionOf(call, 'Task', retries),
  complete: (id, completion, options) => call('completeTask', changing(id, completion, options), options),
});
