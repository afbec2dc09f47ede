import type { OperationProblems, operations, ProblemStatuses } from './generated/contract.d.ts';

export type { Problem } from './generated/contract.d.ts';

/** The name of an operation in the contract. */
export type OperationId = keyof operations;

/** The stable name of a problem. */
export type ProblemCode = keyof ProblemStatuses;

/** The problems that the contract has for an operation. */
export type ProblemOf<Id extends OperationId> = OperationProblems[Id];

/** Events, and files of one of several types. */
type Streamed = { 'text/event-stream': unknown } | { 'text/calendar': unknown };

type ContentOf<Response> = Response extends { content: infer Content }
  ? Content extends Streamed
    ? ReadableStream<Uint8Array>
    : Content extends { 'application/json': infer Body } | { 'application/yaml': infer Body }
      ? Body
      : never
  : never;
type Responses<Id extends OperationId> = operations[Id]['responses'];
type BodyOf<Id extends OperationId> = {
  [Status in keyof Responses<Id>]: ContentOf<Responses<Id>[Status]>;
}[keyof Responses<Id>];

/**
 * Why there is no response of the service. `UNREACHABLE`: this page of another origin cannot read it, because the network failed or because
 * `CORS_ORIGINS` does not list the origin; `UNEXPECTED_ANSWER`: something else responded, such as a proxy; `CALLER_ERROR`: a function of
 * yours threw, or a header cannot be sent.
 */
export type FailureCode =
  | 'NETWORK_ERROR'
  | 'UNREACHABLE'
  | 'TIMED_OUT'
  | 'ABORTED'
  | 'UNEXPECTED_ANSWER'
  | 'CALLER_ERROR';

/** An error without a response of the service. */
export interface Failure {
  code: FailureCode;
  status?: undefined;
  outcome?: undefined;
  errors?: undefined;
  /** A message for developers. */
  detail: string;
  /** The error that `fetch`, `token` or another function of yours threw, or the reason of the signal. */
  cause?: unknown;
}

/** A success; `response` has the status and the headers. */
export interface Answer<Data> {
  data: Data;
  error?: undefined;
  response: Response;
}

/** A problem that the service reported. */
export interface Refusal<Error> {
  data?: undefined;
  meta?: undefined;
  error: Error;
  response: Response;
}

/** The service did not respond; `response` exists if something else did. */
export interface Failed {
  data?: undefined;
  meta?: undefined;
  error: Failure;
  response?: Response | undefined;
}

/** Nothing has changed since the version of `ifNoneMatch`: `response.status` is 304. */
export interface Unchanged extends Answer<undefined> {
  meta?: undefined;
}

type AnswerOf<Body> = [Body] extends [never]
  ? Answer<undefined>
  : Body extends { data: infer Data; meta: infer Meta }
    ? Answer<Data> & { meta: Meta }
    : Answer<Body>;

/** The result of an operation, which never throws: `error` distinguishes the cases. */
export type Result<Id extends OperationId> = AnswerOf<BodyOf<Id>> | Refusal<ProblemOf<Id>> | Failed;

/** Options of every call. */
export interface CallOptions {
  /** Aborts the call, including the wait between its attempts. */
  signal?: AbortSignal | undefined;
  /** An id of your own for the request (`X-Request-Id`), 1-128 characters of `[A-Za-z0-9._-]`. */
  requestId?: string | undefined;
}

/** Options of a conditional read. */
export interface ReadOptions extends CallOptions {
  /** The entity tag of the known version, from the header `ETag` or, for one task, from `meta.etag`. */
  ifNoneMatch: string | undefined;
}

/** Options of a creation. */
export interface CreateOptions extends CallOptions {
  /** A key of your own for this creation, 1-255 visible ASCII characters; default: a random key. */
  idempotencyKey?: string | undefined;
}

/** Options of a change. */
export interface ChangeOptions extends CallOptions {
  /** The entity tag of the version that may be changed, from `meta.etag`; default: any version. */
  ifMatch?: string | undefined;
}

/** Options of a client. */
export interface TaskpactOptions {
  /** The address of the service, such as `https://tasks.example`; in a browser also a path. */
  baseUrl: string;
  /** Returns the token of the user. Called for every request that needs one, so it can renew the token. */
  token: () => string | Promise<string>;
  /** Whose data it is about: a team for which the token may act; default: the subject of the token. */
  owner?: string | undefined;
  /** Replaces the `fetch` of the runtime. */
  fetch?: typeof fetch | undefined;
  /** The maximum number of retries of a request that can be repeated; default: 4. */
  retries?: number | undefined;
}
