import type { components } from '../../generated/contract.ts';
import { PROBLEMS, type ProblemCode } from './catalogue.ts';

type Schemas = components['schemas'];

/** One error in one value of a request. */
export type InvalidValue = Schemas['InvalidValue'];

/** Whether a request that is answered with 503 may have changed anything. */
export type Outcome = Schemas['Outcome'];

/** The members that no problem has but those of some codes. */
export type ExtensionMembers = {
  readonly current?: object;
  readonly task_count?: number;
  readonly operation?: string;
};

interface ProblemDetails {
  /** What went wrong with this request, for its sender. */
  detail: string;
  errors?: InvalidValue[];
  headers?: Record<string, string>;
  cause?: unknown;
  /** What only problems of this code have (RFC 9457, section 3.2), as the contract describes it. It may be the user's, and is never logged. */
  members?: ExtensionMembers;
  /** Of a 503: whether the request may have been carried out nevertheless. */
  outcome?: Outcome;
  /** What the operator has to configure. It affects all requests, so it is logged only once. */
  remedy?: string;
}

/** An error with its response: it may be thrown anywhere, and the one error handler turns it into a problem document. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly errors: InvalidValue[] | undefined;
  readonly headers: Record<string, string>;
  readonly members: ExtensionMembers;
  readonly outcome: Outcome | undefined;
  readonly remedy: string | undefined;

  constructor(
    code: ProblemCode,
    { detail, errors, headers = {}, members = {}, cause, outcome, remedy }: ProblemDetails,
  ) {
    super(detail, { cause });
    this.code = code;
    this.status = PROBLEMS[code].status;
    this.errors = errors;
    this.headers = headers;
    this.members = members;
    this.outcome = outcome;
    this.remedy = remedy;
  }
}

/**
 * A 503 with Retry-After.
 * @param detail what is unavailable, without internals of the service
 * @param more `cause`, for the log; `remedy`, if the operator has to configure something; and `outcome`, if the request may have been
 *   carried out nevertheless
 */
export function unavailable(detail: string, more: Pick<ProblemDetails, 'cause' | 'outcome' | 'remedy'> = {}): Problem {
  return new Problem('UNAVAILABLE', { outcome: 'not_performed', ...more, detail, headers: { 'retry-after': '1' } });
}
