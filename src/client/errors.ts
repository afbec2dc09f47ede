import type { Answer, Problem, Refusal } from './types.ts';

/** A problem of the service, thrown where no result can carry it. */
export class TaskpactError extends Error {
  override readonly name = 'TaskpactError';
  readonly problem: Problem;
  readonly response: Response;

  constructor(problem: Problem, response: Response) {
    super(problem.detail);
    this.problem = problem;
    this.response = response;
  }
}

/** An answer that is not the service's: that of a proxy in front of it, or of something else at its address. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
  readonly response: Response;

  constructor(response: Response) {
    const type = response.headers.get('content-type') ?? 'no type';
    super(`${response.url} answered ${response.status} with ${type}, not in the contract`);
    this.response = response;
  }
}

/**
 * The data of a result, for those who would rather catch an error.
 * @throws {TaskpactError} when the result is a problem
 */
export function unwrap<Data>(result: Answer<Data> | Refusal<Problem>): Data {
  if (result.error) throw new TaskpactError(result.error, result.response);
  return result.data;
}
