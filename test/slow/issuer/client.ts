/** This service with the keys of a real issuer, and what a client sees of it. */
import type { FastifyInstance } from 'fastify';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Test } from 'tap';
import type { KeySetTiming } from '../../../src/auth/key-set.ts';
import { startApp } from '../../helpers/app.ts';
import type { Issuer } from './better-auth.ts';

/** The path of the key set, as Better Auth's plugin has it. */
export const KEY_SET_PATH = '/api/auth/jwks';

/**
 * Starts this service with the three variables that the README names.
 * @param t the test
 * @param issuer whose tokens are accepted
 * @param given variables on top of those, and the timing of the requests for keys
 */
export async function startService(
  t: Test,
  { url }: Issuer,
  given: { environment?: Record<string, string>; timing?: KeySetTiming } = {},
): Promise<FastifyInstance> {
  const environment = { JWT_JWKS_URL: `${url}${KEY_SET_PATH}`, JWT_ISSUER: url, JWT_AUDIENCE: url };
  // Not set: there is one key source.
  const { app } = await startApp(t, { JWT_SECRET: '', ...environment, ...given.environment }, given.timing);
  return app;
}

/** What comes of listing one's tasks with a token, in a form that compares well. */
export async function listTasks(app: FastifyInstance, token: string) {
  const response = await app.inject({ url: '/api/me/tasks', headers: { authorization: `Bearer ${token}` } });
  const { data, code, detail } = response.json<{ data?: { title: string }[]; code?: string; detail?: string }>();
  return {
    status: response.statusCode,
    type: response.headers['content-type']?.toString().split(';', 1)[0],
    challenge: response.headers['www-authenticate'],
    titles: data?.map(({ title }) => title),
    code,
    detail,
  };
}

/** The outcome of {@link listTasks} with a token that is accepted. */
export const accepted = (...titles: string[]) => ({
  status: 200,
  type: 'application/json',
  challenge: undefined,
  titles,
  code: undefined,
  detail: undefined,
});

/** The outcome of {@link listTasks} with a token that is refused. */
export const refused = (description: string, detail = description) => ({
  status: 401,
  type: 'application/problem+json',
  challenge: `Bearer error="invalid_token", error_description="${description}"`,
  titles: undefined,
  code: 'UNAUTHENTICATED',
  detail,
});

/** The refusal of a token whose key is not in the issuer's set. */
export const UNLISTED = refused('The token is signed with a key that its issuer does not list.');

/** The name of the key that a token is signed with. */
export const keyOf = (token: string): string => String(decodeProtectedHeader(token).kid);

/** The header and the claims of a token, unverified. */
export const contentsOf = (token: string) => ({ header: decodeProtectedHeader(token), claims: decodeJwt(token) });
