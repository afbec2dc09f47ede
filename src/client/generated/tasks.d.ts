// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
import type { Call } from './call.js';
import { type Collection } from './collection.js';
import type { components } from './contract.js';
import type { ListQuery, QueryOf } from './listing.js';
import type { CallOptions, ChangeOptions, Result } from './types.js';
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
/** Where a task goes: exactly one of `after`, `before` and `to`. */
export type TaskMove = Schemas['TaskMove'];
/** Filters, sort and size of a page. */
export type TaskQuery = ListQuery<'Task'>;
/** Which completed tasks are deleted. */
export type CompletedTaskQuery = Omit<QueryOf<'deleteCompletedTasks'>, 'is_completed'>;
/** The tasks of the token's subject. */
export interface Tasks extends Collection<'Task'> {
    /** Completes a task; `{ is_completed: false }` reopens it. */
    complete(id: string, completion?: TaskCompletion, options?: ChangeOptions): Promise<Result<'completeTask'>>;
    /** Moves a task in the order of `position`, and to another project or below another task. */
    move(id: string, to: TaskMove, options?: ChangeOptions): Promise<Result<'moveTask'>>;
    /** Deletes completed tasks for good, unless an open one is below them. */
    deleteCompleted(query?: CompletedTaskQuery, options?: CallOptions): Promise<Result<'deleteCompletedTasks'>>;
}
/**
 * The operations on tasks.
 * @param call calls an operation
 * @param retries how often a merge is repeated at most
 */
export declare const tasksOf: (call: Call, retries: number) => Tasks;
export {};
