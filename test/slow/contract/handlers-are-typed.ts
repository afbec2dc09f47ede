/*
 * Proved by `npm run typecheck`, and never run: every `@ts-expect-error` is an error itself as soon as the line below it compiles.
 */
import type { FastifyInstance } from 'fastify';
import type { components } from '../../../generated/contract.ts';
import type { ContractDocument } from '../../../src/contract/document.ts';
import { registerContract } from '../../../src/contract/index.ts';
import type { Stage } from '../../../src/contract/stage.ts';
import type { Handler, Handlers, Json } from '../../../src/contract/types.ts';

declare const app: FastifyInstance;
declare const contract: ContractDocument;
declare const stages: readonly Stage[];
declare const handlers: Handlers;
declare const task: components['schemas']['SingleTask'];
declare const written: Json<components['schemas']['SingleTask']>;
declare const page: Json<components['schemas']['TaskList']>;

const timeoutMs = 1000;

const ETag = '"1"';

export const complete = () => registerContract(app, { contract, timeoutMs, stages, handlers });

export const incomplete = () => {
  const { getTask: _getTask, ...rest } = handlers;
  // @ts-expect-error a handler is missing
  return registerContract(app, { contract, timeoutMs, stages, handlers: rest });
};

export const leftOver = () =>
  registerContract(app, {
    contract,
    timeoutMs,
    stages,
    // @ts-expect-error the contract has no such operation
    handlers: { ...handlers, archiveTask: async () => ({ status: 204 }) },
  });

export const misplaced = () =>
  registerContract(app, {
    contract,
    timeoutMs,
    stages,
    // @ts-expect-error a handler of another operation
    handlers: { ...handlers, getTask: handlers.listTasks },
  });

export const right: Handler<'getTask'> = async ({ path, headers, subject }) =>
  headers['if-none-match'] === path.task_id + subject
    ? { status: 304, headers: { ETag } }
    : { status: 200, headers: { ETag }, body: task };

export const unknownPathParameter: Handler<'getTask'> = async ({ path }) => {
  // @ts-expect-error the parameter is called task_id
  return { status: 200, headers: { ETag: path.id }, body: task };
};

export const wrongParameterType: Handler<'listTasks'> = async ({ query }) => {
  // @ts-expect-error limit is a number
  const limit: string = query.limit;
  const definitely: number = query.limit;
  // @ts-expect-error is_completed has no default and may be absent
  const completed: boolean = query.is_completed;
  // @ts-expect-error sort is one of the contract's
  const byTitle = query.sort === 'name';
  throw new Error(`${limit} ${definitely} ${completed} ${byTitle}`);
};

export const unknownHeader: Handler<'listTasks'> = async ({ headers }) => {
  // @ts-expect-error listTasks declares no Idempotency-Key
  throw new Error(headers['idempotency-key']);
};

export const unknownBodyField: Handler<'createTask'> = async ({ body }) => {
  // @ts-expect-error the service says when
  throw new Error(String(body.completed_at));
};

export const optionalBody: Handler<'completeTask'> = async ({ body }) => {
  // @ts-expect-error the body may be absent
  throw new Error(String(body.is_completed));
};

export const noBody: Handler<'getTask'> = async ({ body }) => {
  // @ts-expect-error a GET has none
  throw new Error(body.title);
};

export const noSubject: Handler<'getHealth'> = async (input) => {
  // @ts-expect-error an open operation has no subject
  throw new Error(input.subject);
};

// @ts-expect-error createTask answers 201
export const wrongStatus: Handler<'createTask'> = async () => ({
  status: 200,
  headers: { ETag, Location: '/' },
  body: task,
});

// @ts-expect-error problems are thrown
export const answeredProblem: Handler<'getTask'> = async () => ({ status: 404 });

// @ts-expect-error Location is missing
export const missingHeader: Handler<'createTask'> = async () => ({ status: 201, headers: { ETag }, body: task });

// @ts-expect-error no headers at all
export const noHeaders: Handler<'getTask'> = async () => ({ status: 200, body: task });

// @ts-expect-error an ETag is text
export const wrongHeaderType: Handler<'getTask'> = async () => ({ status: 200, headers: { ETag: 1 }, body: task });

// @ts-expect-error a 204 has no body
export const bodyOf204: Handler<'deleteTask'> = async () => ({ status: 204, body: task });

// @ts-expect-error a 304 has no body
export const bodyOf304: Handler<'getTask'> = async () => ({ status: 304, headers: { ETag }, body: task });

// @ts-expect-error the body is missing
export const missingBody: Handler<'getTask'> = async () => ({ status: 200, headers: { ETag } });

// @ts-expect-error a version is a number
export const wrongBodyField: Handler<'getTask'> = async () => ({
  status: 200,
  headers: { ETag },
  body: { ...task, data: { ...task.data, version: '1' } },
});

export const writtenBody: Handler<'getTask'> = async () => ({ status: 200, headers: { ETag }, body: written });

// @ts-expect-error what was written is another schema
export const writtenOtherwise: Handler<'getTask'> = async () => ({ status: 200, headers: { ETag }, body: page });

// @ts-expect-error text is no body
export const text: Handler<'getTask'> = async () => ({ status: 200, headers: { ETag }, body: '{}' });

// @ts-expect-error there is no meta
export const missingBodyField: Handler<'getTask'> = async () => ({
  status: 200,
  headers: { ETag },
  body: { data: task.data },
});

// @ts-expect-error liveness is always live
export const wrongConstant: Handler<'getLiveness'> = async () => ({ status: 200, body: { status: 'dead' } });
