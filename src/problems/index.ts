import type { components } from '../../generated/contract.ts';
import { PROBLEMS, type ProblemCode } from './catalogue.ts';

type Schemas = components['schemas'];

/** One finding about one value of a request. */
export type InvalidValue = Schemas['InvalidValue'];

/** What is known of a request that was answered with 503. */
export type Outcome = Schemas['Outcome'];

interface ProblemDetails {
  /** What happened with this very request, for its reader. */
  detail: string;
  errors?: InvalidValue[];
  headers?: Record<string, string>;
  cause?: unknown;
  /** Of a 503: whether the request may have been carried out all the same. */
  outcome?: Outcome;
  /** What whoever runs the service has to set. It is wrong for all requests alike, so the log says it once. */
  remedy?: string;
}

/** An error that already knows its answer: thrown anywhere, turned into a problem document by the one error handler. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly errors: InvalidValue[] | undefined;
  readonly headers: Record<string, string>;
  readonly outcome: Outcome | undefined;
  readonly remedy: string | undefined;

  constructor(code: ProblemCode, { detail, errors, headers = {}, cause, outcome, remedy }: ProblemDetails) {
    super(detail, { cause });
    this.code = code;
    this.status = PROBLEMS[code].status;
    this.errors = errors;
    this.headers = headers;
    this.outcome = outcome;
    this.remedy = remedy;
  }
}

/**
 * A 503 with Retry-After.
 * @param detail what is away, in words that tell nothing about the inside
 * @param more the error behind it, for the log; what has to be set, where it does not pass by itself; and `outcome`, where the request
 *   may have been carried out all the same
 */
export function unavailable(detail: string, more: Pick<ProblemDetails, 'cause' | 'outcome' | 'remedy'> = {}): Problem {
  return new Problem('UNAVAILABLE', { outcome: 'not_performed', ...more, detail, headers: { 'retry-after': '1' } });
}
