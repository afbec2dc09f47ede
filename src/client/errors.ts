import type { Answer, Failed, Failure, FailureCode, Problem, Refusal } from './types.ts';

/** The `error` of a result as an exception, where there is no result to return. */
export class TaskpactError extends Error {
  override readonly name = 'TaskpactError';
  readonly error: Problem | Failure;
  readonly response: Response | undefined;

  constructor({ error, response }: Refusal<Problem> | Failed) {
    super(error.detail, { cause: error });
    this.error = error;
    this.response = response;
  }
}

/**
 * The data of a result, for code that prefers exceptions.
 * @throws {TaskpactError} if the result has an error
 */
export function unwrap<Data>(result: Answer<Data> | Refusal<Problem> | Failed): Data {
  if (result.error) throw new TaskpactError(result);
  return result.data;
}

/**
 * The result of a call without a response.
 * @param code what failed, unless the signal was the reason
 * @param cause what was thrown
 * @param signal of the call
 */
export function failed(code: FailureCode, cause: unknown, signal: AbortSignal | null | undefined): Failed {
  if (signal?.aborted) {
    const { reason } = signal;
    return {
      error: { code: reason?.name === 'TimeoutError' ? 'TIMED_OUT' : 'ABORTED', detail: String(reason), cause: reason },
    };
  }
  return { error: { code, detail: String(cause), cause } };
}
