import { type Account, accountOf } from './account.ts';
import { type Batch, batchOf } from './batches.ts';
import { caller } from './call.ts';
import { type Changes, changesOf } from './changes.ts';
import { type Projects, projectsOf } from './projects.ts';
import { type Contract, contractOf, type Health, healthOf } from './service.ts';
import { type Tags, tagsOf } from './tags.ts';
import { type Tasks, tasksOf } from './tasks.ts';
import type { TaskpactOptions } from './types.ts';

export type { Account, AccountExport, AccountSummary, ImportQuery, ImportReport } from './account.ts';
export type { Batch, BatchOperation, BatchOptions, BatchResult } from './batches.ts';
export type { Change, ChangeQuery, Changes, StreamedChange, StreamOptions } from './changes.ts';
export type { Collection, Merge } from './collection.ts';
export { TaskpactError, unwrap } from './errors.ts';
export { newId } from './ids.ts';
export type { Listing } from './listing.ts';
export type {
  Project,
  ProjectCreate,
  ProjectPatch,
  ProjectQuery,
  ProjectReplace,
  Projects,
} from './projects.ts';
export type { Contract, Health } from './service.ts';
export type { Tag, TagQuery, TagRename, Tags } from './tags.ts';
export type {
  CompletedTaskQuery,
  Task,
  TaskCompletion,
  TaskCreate,
  TaskMove,
  TaskPatch,
  TaskQuery,
  TaskReplace,
  Tasks,
} from './tasks.ts';
export type * from './types.ts';

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

/** The maximum number of retries of a request that can be repeated safely. */
const RETRIES = 4;

/**
 * A client of the service, for Node, browsers and edge runtimes.
 * @param options address of the service, token and retries
 * @throws {TypeError} if `baseUrl` is not a URL
 */
export function createTaskpact({ retries = RETRIES, ...options }: TaskpactOptions): Taskpact {
  const call = caller({ ...options, retries });
  return {
    tasks: tasksOf(call, retries),
    projects: projectsOf(call, retries),
    tags: tagsOf(call),
    changes: changesOf(call),
    batch: batchOf(call),
    account: accountOf(call),
    health: healthOf(call),
    contract: contractOf(call),
  };
}
