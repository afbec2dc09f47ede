// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
import type { Answer, Failed, Failure, FailureCode, Problem, Refusal } from './types.js';
/** The `error` of a result, thrown where no result can carry it. */
export declare class TaskpactError extends Error {
    readonly name = "TaskpactError";
    readonly error: Problem | Failure;
    readonly response: Response | undefined;
    constructor({ error, response }: Refusal<Problem> | Failed);
}
/**
 * The data of a result, for those who would rather catch an error.
 * @throws {TaskpactError} when the result has an error
 */
export declare function unwrap<Data>(result: Answer<Data> | Refusal<Problem> | Failed): Data;
/**
 * The result of a call without an answer.
 * @param code what failed, unless the signal was the reason
 * @param cause what was thrown
 * @param signal of the call
 */
export declare function failed(code: FailureCode, cause: unknown, signal: AbortSignal | null | undefined): Failed;
