// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
import { type Account } from './account.js';
import { type Batch } from './batches.js';
import { type Changes } from './changes.js';
import { type Projects } from './projects.js';
import { type Contract, type Health } from './service.js';
import { type Tags } from './tags.js';
import { type Tasks } from './tasks.js';
import type { TaskpactOptions } from './types.js';
export type { Account, AccountExport, AccountSummary, ImportQuery, ImportReport } from './account.js';
export type { Batch, BatchOperation, BatchOptions, BatchResult } from './batches.js';
export type { Change, ChangeQuery, Changes, StreamedChange, StreamOptions } from './changes.js';
export type { Collection, Merge } from './collection.js';
export { TaskpactError, unwrap } from './errors.js';
export { newId } from './ids.js';
export type { Listing } from './listing.js';
export type { Project, ProjectCreate, ProjectPatch, ProjectQuery, ProjectReplace, Projects, } from './projects.js';
export type { Contract, Health } from './service.js';
export type { Tag, TagQuery, TagRename, Tags } from './tags.js';
export type { CompletedTaskQuery, Task, TaskCompletion, TaskCreate, TaskMove, TaskPatch, TaskQuery, TaskReplace, Tasks, } from './tasks.js';
export type * from './types.js';
/** Every operation of the service. */
export interface Taskpact {
    readonly tasks: Tasks;
    readonly projects: Projects;
    readonly tags: Tags;
    readonly changes: Changes;
    readonly batch: Batch;
    readonly account: Account;
    readonly health: Health;
    readonly contract: Contract;
}
/**
 * A client of the service, for Node, browsers and edge runtimes.
 * @param options address of the service, token and retries
 * @throws {TypeError} if `baseUrl` is not a URL
 */
export declare function createTaskpact({ retries, ...options }: TaskpactOptions): Taskpact;
