/** What all lists of the contract share: pages and conditional reads. */
import type { Call, Input } from './call.ts';
import { TaskpactError } from './errors.ts';
import type { components, operations } from './generated/contract.d.ts';
import type { CallOptions, OperationId, ReadOptions, Result, Unchanged } from './types.ts';

/** Changes have no cursor, but tokens. */
type ListedBy<Id> = Id extends 'listChanges' ? never : Id extends `list${infer Name}s` ? Name : never;

/** The name of what the contract has lists of: `Task` of `listTasks`. */
export type Listed = ListedBy<OperationId>;

/** The query parameters of an operation. */
export type QueryOf<Id extends OperationId> = NonNullable<operations[Id]['parameters']['query']>;

/** The query parameters of a list: filters, sort and size of a page. */
export type ListQuery<Name extends Listed> = QueryOf<`list${Name}s`>;

/** A list of what the token's subject owns. */
export interface Listing<Name extends Listed> {
  /** One page; no data and status 304 if it is the version of `ifNoneMatch`. */
  list(query: ListQuery<Name>, options: ReadOptions): Promise<Result<`list${Name}s`> | Unchanged>;
  list(query?: ListQuery<Name>, options?: CallOptions): Promise<Result<`list${Name}s`>>;
  /**
   * The contents of all pages; each page is requested when it is needed.
   * @throws {TaskpactError} if a page cannot be read
   */
  all(
    query?: Omit<ListQuery<Name>, 'cursor'>,
    options?: CallOptions,
  ): AsyncGenerator<components['schemas'][Name], void, undefined>;
}

/**
 * The input of a read, which may always be repeated.
 * @param input what is read
 * @param options with the entity tag of the known version
 */
export const reading = (input: Input, options?: Partial<ReadOptions>): Input => ({
  ...input,
  headers: { 'if-none-match': options?.ifNoneMatch },
  repeatable: true,
});

/**
 * The operations that all lists have.
 * @param call calls an operation
 * @param name of what is listed
 */
export function listingOf<Name extends Listed>(call: Call, name: Name): Listing<Name>;
// One implementation, which the compiler checks for all lists at once.
export function listingOf(call: Call, name: Listed): Listing<Listed> {
  const list = (query?: ListQuery<Listed>, options?: Partial<ReadOptions>) =>
    call(`list${name}s`, reading({ query }, options), options);

  return {
    list,
    async *all(query, options) {
      let cursor: string | null | undefined;
      do {
        const page = await list({ ...query, ...(cursor && { cursor }) }, options);
        if (page.error) throw new TaskpactError(page);
        yield* page.data;
        cursor = page.meta.next_cursor;
      } while (cursor);
    },
  };
}
