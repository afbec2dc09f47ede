// Made from openapi.yaml and src/client/ by `npm run generate`. Do not edit.
import type { Answer, Problem, Refusal } from './types.js';
/** A problem of the service, thrown where no result can carry it. */
export declare class TaskpactError extends Error {
    readonly name = "TaskpactError";
    readonly problem: Problem;
    readonly response: Response;
    constructor(problem: Problem, response: Response);
}
/** An answer that is not the service's: that of a proxy in front of it, or of something else at its address. */
export declare class UnexpectedAnswer extends Error {
    readonly name = "UnexpectedAnswer";
    readonly response: Response;
    constructor(response: Response);
}
/**
 * The data of a result, for those who would rather catch an error.
 * @throws {TaskpactError} when the result is a problem
 */
export declare function unwrap<Data>(result: Answer<Data> | Refusal<Problem>): Data;
