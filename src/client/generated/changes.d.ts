// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
import type { Call } from './call.js';
import type { components } from './contract.js';
import { type QueryOf } from './listing.js';
import type { CallOptions, ReadOptions, Result, Unchanged } from './types.js';
type Schemas = components['schemas'];
/** What is new, was changed or was deleted. */
export type Change = Schemas['Change'];
/** Since when, and the size of a page. */
export type ChangeQuery = QueryOf<'listChanges'>;
/** A change of a stream, and the token behind it: keep it together with what you make of the change. */
export interface StreamedChange {
    readonly change: Change;
    readonly token: string;
}
/** Options of a stream. */
export interface StreamOptions extends CallOptions {
    /** The token behind the last change that you have; default: everything there is. */
    since?: string | undefined;
    /** Whether it connects again; default: true. Otherwise it ends with its connection, and throws where there is none. */
    reconnects?: boolean | undefined;
}
/** What changed among what the token's subject owns. */
export interface Changes {
    /** One page; pass `meta.next` on as `since`. No data and status 304 if it is the version of `ifNoneMatch`. */
    list(query: ChangeQuery, options: ReadOptions): Promise<Result<'listChanges'> | Unchanged>;
    list(query?: ChangeQuery, options?: CallOptions): Promise<Result<'listChanges'>>;
    /** What stands for everything at one moment, to compare with your own. */
    digest(options?: CallOptions): Promise<Result<'getDigest'>>;
    /**
     * Every change, as it comes. It connects again by itself whenever the connection ends, and goes on where it was.
     * @throws {TaskpactError} when it cannot go on: `CHANGES_EXPIRED` (start over without `since`), `UNAUTHENTICATED`, or your signal
     */
    stream(options?: StreamOptions): AsyncGenerator<StreamedChange, void, undefined>;
}
/**
 * The operations on changes.
 * @param call calls an operation
 */
export declare function changesOf(call: Call): Changes;
export {};
