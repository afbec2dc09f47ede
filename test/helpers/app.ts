import { randomUUID } from 'node:crypto';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Test } from 'tap';
import { buildApp } from '../../src/app.ts';
import type { KeySetTiming } from '../../src/auth/key-set.ts';
import { signToken } from '../../src/auth/sign.ts';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { type Config, readConfig } from '../../src/config.ts';
import type { Database } from '../../src/database/index.ts';
import { watchInjections } from './conformance.ts';
import { openTestDatabase } from './database.ts';

/** A secret of the tests' own: nothing outside them accepts it. */
export const TEST_SECRET = 'the-tests-own-secret-of-48-bytes-or-a-little-more';

export interface TestApp {
  app: FastifyInstance;
  database: Database;
  config: Config;
}

/**
 * The app of production on a real database, closed when the test ends.
 * @param t the test
 * @param environment variables on top of the defaults; an empty one takes its default away
 * @param timing of the requests to the key server, where there is one
 */
export async function startApp(
  t: Test,
  environment: Record<string, string> = {},
  timing?: KeySetTiming,
): Promise<TestApp> {
  const config = readConfig({ JWT_SECRET: TEST_SECRET, NODE_ENV: 'test', ...environment });
  const database = await openTestDatabase(t, config);
  const app = await buildApp({ config, database, verifyToken: createTokenVerifier(config, timing) });
  watchInjections(app);
  // First app, then database: tap runs teardowns in the order of their making unless told otherwise, so one does both.
  t.teardown(async () => {
    await app.close();
    await database.close();
  });
  return { app, database, config };
}

/** A user that no other test knows, so that all tests can share one database. */
export interface TestUser {
  id: string;
  token: string;
  /** Injects a request with this user's token; the URL is below `/api/me` when it starts with `tasks`. */
  request(options: InjectOptions & { url: string }): Promise<LightMyRequestResponse>;
}

/** A token of the tests' secret. */
export const tokenFor = (subject: string, expiresInSeconds = 3600): string =>
  signToken({ secret: TEST_SECRET, subject, claim: 'sub', expiresInSeconds });

/**
 * A new user of an app.
 * @param app the app to inject into
 * @param id the user's id
 */
export function newUser(app: FastifyInstance, id = `user-${randomUUID()}`): TestUser {
  const token = tokenFor(id);
  return {
    id,
    token,
    request: ({ url, headers, ...options }) =>
      app.inject({
        method: 'GET',
        url: url.startsWith('/') ? url : `/api/me/${url}`,
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...options,
      }),
  };
}
