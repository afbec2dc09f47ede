// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
/** What all lists of the contract share: pages and conditional reads. */
import type { Call, Input } from './call.js';
import type { components, operations } from './contract.js';
import type { CallOptions, OperationId, ReadOptions, Result, Unchanged } from './types.js';
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
    all(query?: Omit<ListQuery<Name>, 'cursor'>, options?: CallOptions): AsyncGenerator<components['schemas'][Name], void, undefined>;
}
/**
 * The input of a read, which may always be repeated.
 * @param input what is read
 * @param options with the entity tag of the known version
 */
export declare const reading: (input: Input, options?: Partial<ReadOptions>) => Input;
/**
 * The operations that all lists have.
 * @param call calls an operation
 * @param name of what is listed
 */
export declare function listingOf<Name extends Listed>(call: Call, name: Name): Listing<Name>;
export {};
