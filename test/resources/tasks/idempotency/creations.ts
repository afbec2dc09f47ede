/** Creations with a key, and what of their answers has to be the same every time. */
import type { LightMyRequestResponse } from 'fastify';
import type { TestUser } from '../../../helpers/app.ts';

/**
 * Sends a creation with an Idempotency-Key.
 * @param user whose
 * @param key the key
 * @param payload the body, written as it is when it is a string
 * @param headers besides the key
 */
export const create = (
  user: TestUser,
  key: string,
  payload: object | string = { title: 'Buy milk' },
  headers: Record<string, string> = {},
): Promise<LightMyRequestResponse> =>
  user.request({
    method: 'POST',
    url: 'tasks',
    payload,
    headers: { 'idempotency-key': key, 'content-type': 'application/json', ...headers },
  });

/** Everything of an answer but what belongs to its own request. */
export function lasting({ statusCode, headers, body }: LightMyRequestResponse) {
  const { date, 'x-request-id': requestId, 'idempotency-replayed': replayed, ...rest } = headers;
  return { statusCode, headers: rest, body };
}

/** Whether the answer says that it was given before. */
export const isReplay = ({ headers }: LightMyRequestResponse): boolean => headers['idempotency-replayed'] === 'true';
