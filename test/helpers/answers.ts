import type { Test } from 'tap';
import type { components } from '../../generated/contract.ts';

type Schemas = components['schemas'];

export type Task = Schemas['Task'];
export type TaskList = Schemas['TaskList'];
export type Problem = Schemas['Problem'];
export type ProblemCode = Schemas['ProblemCode'];

/** What an injected request and a raw one both give. */
export interface Answer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly body: string;
}

/** The body of an answer as JSON, of the type that the test expects; the test asserts that it is. */
export const jsonIn = <T>({ body }: Answer): T => JSON.parse(body) as T;

/** The task in an answer with a single one. */
export const taskIn = (answer: Answer): Task => jsonIn<Schemas['SingleTask']>(answer).data;

/** A page of tasks. */
export const pageIn = (answer: Answer): TaskList => jsonIn<TaskList>(answer);

/** The titles of a page, in order. */
export const titlesIn = (answer: Answer): string[] => pageIn(answer).data.map(({ title }) => title);

/** The status of an answer, and the code where it is a problem: `412 PRECONDITION_FAILED`. */
export function outcome(answer: Answer): string {
  const isProblemDocument = String(answer.headers['content-type']).startsWith('application/problem+json');
  return isProblemDocument ? `${answer.statusCode} ${jsonIn<Problem>(answer).code}` : String(answer.statusCode);
}

/** How many of them there are of each, for answers that may come in any order. */
export function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[outcome(answer)] = (counts[outcome(answer)] ?? 0) + 1;
  return counts;
}

/** Written down once more, so that a change of the catalogue does not go unnoticed. */
export const STATUS_OF: Readonly<Record<ProblemCode, number>> = {
  VALIDATION_FAILED: 400,
  MALFORMED_JSON: 400,
  INVALID_CURSOR: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  INSUFFICIENT_SCOPE: 403,
  ORIGIN_NOT_ALLOWED: 403,
  ROUTE_NOT_FOUND: 404,
  TASK_NOT_FOUND: 404,
  PROJECT_NOT_FOUND: 404,
  TAG_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  PROJECT_NOT_EMPTY: 409,
  CHANGES_EXPIRED: 410,
  PRECONDITION_FAILED: 412,
  ID_DELETED: 412,
  PAYLOAD_TOO_LARGE: 413,
  URI_TOO_LONG: 414,
  UNSUPPORTED_MEDIA_TYPE: 415,
  IDEMPOTENCY_KEY_REUSED: 422,
  PRECONDITION_REQUIRED: 428,
  RATE_LIMITED: 429,
  HEADERS_TOO_LARGE: 431,
  INTERNAL: 500,
  METHOD_NOT_IMPLEMENTED: 501,
  UNAVAILABLE: 503,
};

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What of a problem document is the same for every problem of its code. */
function shapeOf(answer: Answer): Record<string, unknown> {
  const problem = jsonIn<Problem>(answer);
  return {
    status: answer.statusCode,
    type: answer.headers['content-type'],
    body: { code: problem.code, status: problem.status, type: problem.type },
    'has a title and a detail': Boolean(problem.title && problem.detail),
    'has the request id of the header': problem.request_id === answer.headers['x-request-id'],
    'has a timestamp': TIMESTAMP.test(problem.timestamp),
    'has errors': problem.errors !== undefined,
    'has no query in instance': !/[?#]/.test(problem.instance ?? ''),
  };
}

/**
 * Asserts that an answer is a problem document (RFC 9457) of a code, whole and with the status of that code.
 * @param t the test
 * @param answer the answer
 * @param code the code
 * @param name the name of the assertion
 * @returns the document, for what else there is to say about it
 */
export function isProblem(t: Test, answer: Answer, code: ProblemCode, name: string = code): Problem {
  const status = STATUS_OF[code];
  const want = {
    status,
    type: 'application/problem+json; charset=utf-8',
    body: { code, status, type: `/problems/${code.toLowerCase().replaceAll('_', '-')}` },
    'has a title and a detail': true,
    'has the request id of the header': true,
    'has a timestamp': true,
    'has errors': code === 'VALIDATION_FAILED',
    'has no query in instance': true,
  };
  const isJson = String(answer.headers['content-type']).includes('json');
  t.strictSame(isJson ? shapeOf(answer) : { status: answer.statusCode, body: answer.body }, want, name);
  return isJson ? jsonIn<Problem>(answer) : ({} as Problem);
}

/** A finding in short: where, what, and which keyword. */
export const findingsIn = ({ errors = [] }: Problem): string[] =>
  errors.map(({ in: place, pointer, name, keyword }) => `${place} ${pointer ?? name ?? ''} ${keyword}`);
