// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
import type { Answer, Failed, Failure, FailureCode, Problem, Refusal } from './types.js';
/** The `error` of a result as an exception, where there is no result to return. */
export declare class TaskpactError extends Error {
    readonly name = "TaskpactError";
    readonly error: Problem | Failure;
    readonly response: Response | undefined;
    constructor({ error, response }: Refusal<Problem> | Failed);
}
/**
 * The data of a result, for code that prefers exceptions.
 * @throws {TaskpactError} if the result has an error
 */
export declare function unwrap<Data>(result: Answer<Data> | Refusal<Problem> | Failed): Data;
/**
 * The result of a call without a response.
 * @param code what failed, unless the signal was the reason
 * @param cause what was thrown
 * @param signal of the call
 */
export declare function failed(code: FailureCode, cause: unknown, signal: AbortSignal | null | undefined): Failed;
