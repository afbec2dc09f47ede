import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { methodsOf, type Operation } from '../../src/contract/document.ts';
import type { TestUser } from '../helpers/app.ts';
import { OPERATIONS_OF_CONTRACT } from '../helpers/contract.ts';
import { addressOf } from '../helpers/examples.ts';
import { asUser, type Ids, type Own, withOwn } from '../helpers/own.ts';
import { UUID } from '../helpers/things.ts';
import type { Variant } from './variants.ts';

/** The operations below the path of a user. */
export const OPERATIONS = [...OPERATIONS_OF_CONTRACT.values()].filter(({ path }) => path.includes('{user_id}'));

/** They, and HEAD wherever there is GET. */
export const ASKED: Operation[] = OPERATIONS.flatMap((operation) =>
  methodsOf(operation).map((method) => ({
    ...operation,
    method,
    id: method === 'HEAD' ? `HEAD of ${operation.id}` : operation.id,
  })),
);

/**
 * Sends a variant of an operation.
 * @param from a user, or an app without a token
 * @param operation which
 * @param ids values of its path parameters
 * @param variant how
 */
export function send(
  from: TestUser | FastifyInstance,
  operation: Operation,
  ids: Ids,
  { headers, payload, query }: Variant,
): Promise<LightMyRequestResponse> {
  const method = operation.method as NonNullable<InjectOptions['method']>;
  const url = addressOf(operation, ids, query);
  const request = { method, url, headers, ...(payload !== undefined && { payload }) };
  return 'request' in from ? from.request({ ...request, url: asUser(from, url) }) : from.inject(request);
}

/** The variant with the user's own things in its body. */
export async function filled(user: TestUser, own: Own, variant: Variant): Promise<Variant> {
  const { payload } = variant;
  return payload === undefined ? variant : { ...variant, payload: await withOwn(user, own, payload) };
}

/** What an answer tells, ids and what is the moment's left out. */
export function toldOf({ statusCode, headers, body }: LightMyRequestResponse): string {
  const { date, 'x-request-id': requestId, ...rest } = headers;
  const { request_id, timestamp, ...problem } = (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>;
  return JSON.stringify({ statusCode, rest, problem }).replaceAll(UUID, '<id>');
}
