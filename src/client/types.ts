import type { components, OperationProblems, operations, ProblemStatuses } from './generated/contract.d.ts';

type Schemas = components['schemas'];

/** A task as the service answers it. */
export type Task = Schemas['Task'];
/** The fields of a new task. */
export type TaskCreate = Schemas['TaskCreate'];
/** Everything of a task that its user may write. */
export type TaskReplace = Schemas['TaskReplace'];
/** The fields to change, a JSON Merge Patch (RFC 7396). */
export type TaskPatch = Schemas['TaskPatch'];
/** Whether a task is to be completed or reopened. */
export type TaskCompletion = Schemas['TaskCompletion'];
/** Filters, sort and size of a page. */
export type TaskQuery = NonNullable<operations['listTasks']['parameters']['query']>;

/** The name of an operation in the contract. */
export type OperationId = keyof operations;

/** The stable name of a problem. */
export type ProblemCode = keyof ProblemStatuses;

/** Problem details (RFC 9457); `code` tells which one it is, and with it the status. */
export type Problem<Code extends ProblemCode = ProblemCode> = {
  [C in Code]: Omit<Schemas['Problem'], 'code' | 'status'> & { code: C; status: ProblemStatuses[C] };
}[Code];

/** The problems that the contract has for an operation. */
export type ProblemOf<Id extends OperationId> = Problem<OperationProblems[Id]>;

type ContentOf<Response> = Response extends { content: infer Content }
  ? Content extends { 'application/json': infer Body } | { 'application/yaml': infer Body }
    ? Body
    : never
  : never;
type Responses<Id extends OperationId> = operations[Id]['responses'];
type BodyOf<Id extends OperationId> = {
  [Status in keyof Responses<Id>]: ContentOf<Responses<Id>[Status]>;
}[keyof Responses<Id>];

/**
 * Why there is no answer of the service: `UNREACHABLE`: to a page of another origin, which `CORS_ORIGINS` may not list; `UNEXPECTED_ANSWER`: something else
 * answered, such as a proxy in front of it; `CALLER_ERROR`: a function of yours threw, or a header cannot be sent.
 */
export type FailureCode =
  | 'NETWORK_ERROR'
  | 'UNREACHABLE'
  | 'TIMED_OUT'
  | 'ABORTED'
  | 'UNEXPECTED_ANSWER'
  | 'CALLER_ERROR';

/** What was in the way before there was an answer of the service. */
export interface Failure {
  code: FailureCode;
  status?: undefined;
  outcome?: undefined;
  errors?: undefined;
  /** For people. */
  detail: string;
  /** What was thrown, by `fetch`, `token` or another function of yours, or the reason of the signal. */
  cause?: unknown;
}

/** What was asked for; `response` has the status and the headers. */
export interface Answer<Data> {
  data: Data;
  error?: undefined;
  response: Response;
}

/** The problem that was in the way. */
export interface Refusal<Error> {
  data?: undefined;
  meta?: undefined;
  error: Error;
  response: Response;
}

/** The service did not answer; `response` is there when something else did. */
export interface Failed {
  data?: undefined;
  meta?: undefined;
  error: Failure;
  response?: Response | undefined;
}

/** What was asked for is what the asker has already: `response.status` is 304. */
export interface Unchanged extends Answer<undefined> {
  meta?: undefined;
}

type AnswerOf<Body> = [Body] extends [never]
  ? Answer<undefined>
  : Body extends { data: infer Data; meta: infer Meta }
    ? Answer<Data> & { meta: Meta }
    : Answer<Body>;

/** How an operation ends, always: `error` tells which it is. */
export type Result<Id extends OperationId> = AnswerOf<BodyOf<Id>> | Refusal<ProblemOf<Id>> | Failed;

/** What any call can be given. */
export interface CallOptions {
  /** Ends the call, and the waiting between its attempts. */
  signal?: AbortSignal | undefined;
  /** An id of your own for the request (`X-Request-Id`), 1-128 characters of `[A-Za-z0-9._-]`. */
  requestId?: string | undefined;
}

/** What a reading that may find nothing new is given. */
export interface ReadOptions extends CallOptions {
  /** The entity tag of what is known already, as in the header `ETag` and, of one task, in `meta.etag`. */
  ifNoneMatch: string | undefined;
}

/** What the making of a task can be given. */
export interface CreateOptions extends CallOptions {
  /** A key of your own for this creation, 1-255 visible ASCII characters; a random one when absent. */
  idempotencyKey?: string | undefined;
}

/** What a change of a task can be given. */
export interface ChangeOptions extends CallOptions {
  /** The entity tag of the version that may be changed, as in `meta.etag`; any version when absent. */
  ifMatch?: string | undefined;
}

/** Makes a patch from the task as it is; it may be asked again with a newer one. */
export type Merge = (task: Task) => TaskPatch | Promise<TaskPatch>;

/** The tasks of the user whom the token names. */
export interface Tasks {
  /** One page of tasks; where it is what `ifNoneMatch` names, no data, and the status 304. */
  list(query: TaskQuery, options: ReadOptions): Promise<Result<'listTasks'> | Unchanged>;
  list(query?: TaskQuery, options?: CallOptions): Promise<Result<'listTasks'>>;
  /**
   * All tasks of all pages, asked for page by page.
   * @throws {TaskpactError} with what was in the way
   */
  all(query?: Omit<TaskQuery, 'cursor'>, options?: CallOptions): AsyncGenerator<Task, void, undefined>;
  /** One task; where it is what `ifNoneMatch` names, no data, and the status 304. */
  get(id: string, options: ReadOptions): Promise<Result<'getTask'> | Unchanged>;
  get(id: string, options?: CallOptions): Promise<Result<'getTask'>>;
  /** Makes one task, however often the request has to be sent for it. */
  create(task: TaskCreate, options?: CreateOptions): Promise<Result<'createTask'>>;
  /** Sets everything that the user may write; what is left out gets its default. */
  replace(id: string, task: TaskReplace, options?: ChangeOptions): Promise<Result<'replaceTask'>>;
  /**
   * Changes the fields that are given. With a function instead of a patch, the task is read, the function is asked for the patch,
   * and both are done again when somebody else has changed the task meanwhile.
   */
  update(id: string, patch: TaskPatch, options?: ChangeOptions): Promise<Result<'updateTask'>>;
  update(id: string, merge: Merge, options?: CallOptions): Promise<Result<'updateTask'>>;
  /** Completes a task; `{ is_completed: false }` reopens it. */
  complete(id: string, completion?: TaskCompletion, options?: ChangeOptions): Promise<Result<'completeTask'>>;
  /** Deletes a task for good. */
  delete(id: string, options?: ChangeOptions): Promise<Result<'deleteTask'>>;
}

/** How the service is. None of these is asked twice: the first answer is the news. */
export interface Health {
  /** For people and dashboards; also when the service is not well there is `data`. */
  get(options?: CallOptions): Promise<Result<'getHealth'>>;
  /** Whether the process runs. */
  live(options?: CallOptions): Promise<Result<'getLiveness'>>;
  /** Whether it can serve. */
  ready(options?: CallOptions): Promise<Result<'getReadiness'>>;
}

/** The contract that the service keeps. */
export interface Contract {
  /** Where contract, reference and health are. */
  index(options?: CallOptions): Promise<Result<'getIndex'>>;
  /** The contract as JSON. */
  get(options?: CallOptions): Promise<Result<'getContract'>>;
  /** The contract as YAML. */
  source(options?: CallOptions): Promise<Result<'getContractSource'>>;
  /** What a problem means, by the last part of its `type`. */
  problem(slug: string, options?: CallOptions): Promise<Result<'getProblem'>>;
}

/** Every operation of the service. */
export interface Taskpact {
  readonly tasks: Tasks;
  readonly health: Health;
  readonly contract: Contract;
}

/** Where the service is, and who asks. */
export interface TaskpactOptions {
  /** Where the service is, like `https://tasks.example`; in a browser also a path. */
  baseUrl: string;
  /** The token of the user, asked for with every request that needs one; the place to renew it. */
  token: () => string | Promise<string>;
  /** Instead of the runtime's own. */
  fetch?: typeof fetch | undefined;
  /** How often what may be repeated is repeated at the most: 4 times when absent. */
  retries?: number | undefined;
}
