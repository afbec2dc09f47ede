import { caller } from './call.ts';
import { tasksOf } from './tasks.ts';
import type { Taskpact, TaskpactOptions } from './types.ts';

export { TaskpactError, unwrap } from './errors.ts';
export type * from './types.ts';

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
    health: {
      get: (options) => call('getHealth', {}, options),
      live: (options) => call('getLiveness', {}, options),
      ready: (options) => call('getReadiness', {}, options),
    },
    contract: {
      index: (options) => call('getIndex', { repeatable: true }, options),
      get: (options) => call('getContract', { repeatable: true }, options),
      source: (options) => call('getContractSource', { repeatable: true }, options),
      problem: (slug, options) => call('getProblem', { path: { slug }, repeatable: true }, options),
    },
  };
}
