// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
import type { Taskpact, TaskpactOptions } from './types.js';
export { TaskpactError, unwrap } from './errors.js';
export type * from './types.js';
/**
 * A client of the service, for Node, browsers and edge runtimes.
 * @param options address of the service, token and retries
 * @throws {TypeError} if `baseUrl` is not a URL
 */
export declare function createTaskpact({ retries, ...options }: TaskpactOptions): Taskpact;
