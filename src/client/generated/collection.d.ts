// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
/** What the resources of the contract share, beside their lists: conditional changes, merges and idempotency keys. */
import type { Call, Input } from './call.js';
import type { components } from './contract.js';
import { type Listing } from './listing.js';
import type { CallOptions, ChangeOptions, CreateOptions, OperationId, ReadOptions, Result, Unchanged } from './types.js';
type Schemas = components['schemas'];
type ReplacedBy<Id> = Id extends `replace${infer Name}` ? Name : never;
/** The name of a resource in the contract, as its operations have it: `Task` of `listTasks`, `getTask`, `replaceTask` and so on. */
export type Resource = ReplacedBy<OperationId>;
type Patch<Name extends Resource> = Schemas[`${Name}Patch`];
/** Makes a patch from the current state; it may be called again with a newer version. */
export type Merge<Name extends Resource> = (current: Schemas[Name]) => Patch<Name> | Promise<Patch<Name>>;
/** The operations that every resource has, on what the token's subject owns of it. */
export interface Collection<Name extends Resource> extends Listing<Name> {
    /** One of them; no data and status 304 if it is the version of `ifNoneMatch`. */
    get(id: string, options: ReadOptions): Promise<Result<`get${Name}`> | Unchanged>;
    get(id: string, options?: CallOptions): Promise<Result<`get${Name}`>>;
    /** Creates exactly one, also if the request has to be repeated. */
    create(fields: Schemas[`${Name}Create`], options?: CreateOptions): Promise<Result<`create${Name}`>>;
    /**
     * Creates one under an id of your own, as `newId` makes them. It can be sent again: where it is there already, the error is
     * `PRECONDITION_FAILED` with what is there as `current`; where it was deleted meanwhile, `ID_DELETED`.
     */
    put(id: string, fields: Schemas[`${Name}Replace`], options?: CallOptions): Promise<Result<`replace${Name}`>>;
    /** Replaces all writable fields; fields that are left out get their defaults. */
    replace(id: string, fields: Schemas[`${Name}Replace`], options?: ChangeOptions): Promise<Result<`replace${Name}`>>;
    /**
     * Changes the given fields. With a function instead of a patch, the current state is read and the function makes the patch, again
     * for the newer state if someone else has changed it meanwhile.
     */
    update(id: string, patch: Patch<Name>, options?: ChangeOptions): Promise<Result<`update${Name}`>>;
    update(id: string, merge: Merge<Name>, options?: CallOptions): Promise<Result<`update${Name}`>>;
    /** Deletes it for good. */
    delete(id: string, options?: ChangeOptions): Promise<Result<`delete${Name}`>>;
}
/** A unique key of 128 random bits. `crypto.randomUUID` does not exist on pages without TLS. */
export declare function randomKey(): string;
/**
 * The input of a change, which may be repeated if it is for one version only.
 * @param id of what is changed
 * @param body the change, if it has a body
 * @param options with the entity tag of the version
 */
export declare const changing: (id: string, body?: object, options?: ChangeOptions) => Input;
/**
 * The operations that all resources have.
 * @param call calls an operation
 * @param name of the resource
 * @param retries how often a merge is repeated at most
 */
export declare function collectionOf<Name extends Resource>(call: Call, name: Name, retries: number): Collection<Name>;
export {};
