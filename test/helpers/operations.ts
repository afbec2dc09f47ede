import type { InjectOptions } from 'fastify';
import { OPERATIONS } from '../../generated/operations.ts';
import type { Operation } from '../../src/contract/document.ts';
import type { OperationId } from '../../src/contract/types.ts';
import type { TestUser } from './app.ts';
import { OPERATIONS_OF_CONTRACT } from './contract.ts';
import { addressOf, bodiesOf } from './examples.ts';
import { type Ids, type Own, prepare, withOwn } from './own.ts';
import { thingsOf } from './things.ts';

export type OperationRequest = InjectOptions & { url: string; headers: Record<string, string> };

/** Every operation of the contract. */
export const ALL = Object.keys(OPERATIONS) as OperationId[];

export const SECURED = ALL.filter((id) => OPERATIONS[id].secured);

/** An operation as the contract describes it, references inlined. */
export function operationOf(id: OperationId): Operation {
  const operation = OPERATIONS_OF_CONTRACT.get(id);
  if (!operation) throw new Error(`The contract has no ${id}: npm run generate`);
  return operation;
}

/** The operations that take a body. */
export const WITH_BODY = ALL.filter((id) => operationOf(id).operation.requestBody);

/** The operations on one thing of a user, which may not be there. */
export const ON_A_THING = ALL.filter((id) => thingsOf(operationOf(id)).length > 0);

/**
 * A request of the contract's examples, without a token. What it names nobody has.
 * @param id the operation
 * @param ids values of path parameters instead of the examples
 */
export function requestFor(id: OperationId, ids: Ids = {}): OperationRequest {
  const operation = operationOf(id);
  const method = OPERATIONS[id].method;
  const url = addressOf(operation, ids, {});
  const body = bodiesOf(operation).find(({ payload }) => payload !== undefined);
  if (!body) return { method, url, headers: {} };
  return { method, url, headers: { ...body.headers }, ...(body.payload !== undefined && { payload: body.payload }) };
}

/**
 * A request that succeeds: what it is about is made.
 * @param user who will send it
 * @param id the operation
 * @param own what the user has already
 */
export async function readyRequest(user: TestUser, id: OperationId, own?: Own): Promise<OperationRequest> {
  const had = own ?? (await prepare(user, operationOf(id)));
  const { payload, ...request } = requestFor(id);
  const url = await withOwn(user, had, request.url);
  return { ...request, url, ...(payload !== undefined && { payload: await withOwn(user, had, String(payload)) }) };
}

/** The same request with more in its query. */
export const withQuery = <Request extends { readonly url: string }>(request: Request, query: string): Request => ({
  ...request,
  url: `${request.url}${request.url.includes('?') ? '&' : '?'}${query}`,
});
