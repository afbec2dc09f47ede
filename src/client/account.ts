import type { Call } from './call.ts';
import type { components } from './generated/contract.d.ts';
import { type QueryOf, reading } from './listing.ts';
import type { CallOptions, CreateOptions, ReadOptions, Result, Unchanged } from './types.ts';

type Schemas = components['schemas'];

/** What is kept of a user, in numbers. */
export type AccountSummary = Schemas['Account'];
/** Everything of a user, as an export in JSON has it. */
export type AccountExport = Schemas['AccountExport'];
/** What came of an import. */
export type ImportReport = Schemas['ImportReport'];
/** The format of a file, whether it is tried only, and the project that its tasks go to. */
export type ImportQuery = QueryOf<'importTasks'>;

/** What an export may be. */
const TYPES = { json: 'application/json', csv: 'text/csv', ics: 'text/calendar' } as const;

/** All that is kept of the token's subject, as a whole. */
export interface Account {
  /** In numbers. No data and status 304 if it is the version of `ifNoneMatch`. */
  get(options: ReadOptions): Promise<Result<'getAccount'> | Unchanged>;
  get(options?: CallOptions): Promise<Result<'getAccount'>>;
  /** Removes everything, at once. It cannot be undone. `confirm` is the id of the user. */
  delete(confirm: string, options?: CallOptions): Promise<Result<'deleteAccount'>>;
  /** A file with everything, to be read as it comes: `new Response(data).json()`. */
  export(format?: keyof typeof TYPES, options?: CallOptions): Promise<Result<'exportAccount'>>;
  /**
   * Makes the projects and tasks of a file, those that are not there yet. It is JSON, unless it is a `Blob` of type `text/csv`, as browsers
   * make of a file that somebody chose.
   */
  import(file: Blob | string, query?: ImportQuery, options?: CreateOptions): Promise<Result<'importTasks'>>;
}

/**
 * The operations on the account.
 * @param call calls an operation
 */
export const accountOf = (call: Call): Account => ({
  get: (options?: Partial<ReadOptions>) => call('getAccount', reading({}, options), options),
  delete: (confirm, options) => call('deleteAccount', { query: { confirm } }, options),
  export: (format = 'json', options) =>
    call('exportAccount', { headers: { accept: TYPES[format] }, repeatable: true }, options),
  import: (file, query, options) => {
    const type = (typeof file === 'object' && file.type) || TYPES.json;
    const headers = { 'content-type': type, 'idempotency-key': options?.idempotencyKey };
    // The same file makes nothing twice.
    return call('importTasks', { file, query, headers, repeatable: true }, options);
  },
});
