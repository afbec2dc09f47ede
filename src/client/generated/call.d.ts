// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
import type { CallOptions, OperationId, Result, TaskpactOptions } from './types.js';
/** The input of an operation, without the token. */
export interface Input {
    /** The path parameter besides the user. */
    id?: string;
    query?: object | undefined;
    headers?: Readonly<Record<string, string | undefined>>;
    body?: object | undefined;
    /** A body that is sent as it is, with a `content-type` among the headers. */
    file?: Blob | string;
    /** Whether it may be repeated if it is unknown whether it was carried out. */
    repeatable?: boolean;
}
/** Calls an operation of the contract. */
export type Call = <Id extends OperationId>(id: Id, input: Input, options?: CallOptions) => Promise<Result<Id>>;
type CallerOptions = TaskpactOptions & {
    retries: number;
};
/**
 * Makes the function that performs all operations: URL, token, one or more attempts, result.
 * @param service its address, token, owner and retries
 * @throws {TypeError} if `baseUrl` is not a URL
 */
export declare function caller(service: CallerOptions): Call;
export {};
