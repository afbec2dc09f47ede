import { randomUUID } from 'node:crypto';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import root, { type Test } from 'tap';
import { buildApp } from '../../src/app.ts';
import type { KeySetTiming } from '../../src/auth/key-set.ts';
import { signToken, type TokenContents } from '../../src/auth/sign.ts';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { type Config, readConfig } from '../../src/config/index.ts';
import type { Database } from '../../src/database/index.ts';
import type { StreamTimes } from '../../src/resources/changes/stream-state.ts';
import { watchInjections } from './conformance.ts';
import { openSharedDatabase } from './database.ts';

/** A secret of the tests' own: nothing outside them accepts it. */
export const TEST_SECRET = 'the-tests-own-secret-of-48-bytes-or-a-little-more';

/** Without limits: one user sends a test's requests as fast as they go, on a machine that may be slow. */
export const TEST_ENVIRONMENT = {
  NODE_ENV: 'test',
  JWT_SECRET: TEST_SECRET,
  RATE_LIMIT_PER_MINUTE: '0',
  OVERLOAD_DELAY_MS: '0',
  // On a busy machine an answer takes its time: tests of time limits set their own.
  DATABASE_TIMEOUT_MS: '60000',
  // Where TEST_DATABASE_URL leads through a pooler.
  DATABASE_PREPARED_STATEMENTS: process.env.TEST_PREPARED_STATEMENTS ?? '',
};

export interface TestApp {
  app: FastifyInstance;
  database: Database;
  config: Config;
}

/** What an app has besides variables. */
interface Parts {
  /** Of the requests to the key server, where there is one. */
  readonly timing?: KeySetTiming | undefined;
  /** What the reference is signed in with on this machine. */
  readonly demoToken?: (() => string) | undefined;
  /** Of streams, so that a test need not wait for as long. */
  readonly streamTimes?: StreamTimes | undefined;
  /** Aborted when the shutdown begins. */
  readonly closing?: AbortSignal | undefined;
}

async function makeApp(environment: Record<string, string>, { timing, ...parts }: Parts): Promise<TestApp> {
  const config = readConfig({ ...TEST_ENVIRONMENT, ...environment });
  const database = await openSharedDatabase(config);
  const verifyToken = createTokenVerifier(config, timing);
  const app = await buildApp({ config, database, verifyToken, ...parts });
  watchInjections(app);
  return { app, database, config };
}

/** First app, then database: tap runs teardowns in the order of their making unless told otherwise, so one does both. */
async function closeApp({ app, database }: TestApp): Promise<void> {
  await app.close();
  await database.close();
}

/** The app without variables of its own, for all test files of this process: to compile the contract takes as long as most of them. */
let common: Promise<TestApp> | undefined;

function commonApp(): Promise<TestApp> {
  if (common) return common;
  // Set up before that of the database, which closes behind the app.
  root.teardown(async () => common && closeApp(await common));
  common = makeApp({}, {});
  return common;
}

/**
 * The app of production on a real database, of the test's own; it is closed when the test ends.
 * @param t the test
 * @param environment variables on top of the defaults; an empty one takes its default away
 * @param parts what it has besides
 */
export async function startOwnApp(
  t: Test,
  environment: Record<string, string> = {},
  parts: Parts = {},
): Promise<TestApp> {
  const own = await makeApp(environment, parts);
  t.teardown(() => closeApp(own));
  return own;
}

/**
 * As {@link startOwnApp} with variables or parts; without, the app that all test files of a process share, which stays open.
 * @param t the test
 * @param environment variables on top of the defaults; an empty one takes its default away
 * @param timing of the requests to the key server, where there is one
 * @param demoToken what the reference is signed in with on this machine
 */
export function startApp(
  t: Test,
  environment: Record<string, string> = {},
  timing?: KeySetTiming,
  demoToken?: () => string,
): Promise<TestApp> {
  const isCommon = Object.keys(environment).length === 0 && !timing && !demoToken;
  return isCommon ? commonApp() : startOwnApp(t, environment, { timing, demoToken });
}

/** A user that no other test knows, so that all tests can share one database. */
export interface TestUser {
  id: string;
  token: string;
  /** Injects a request with this user's token; the URL is below `/api/me` when it starts with `tasks`. */
  request(options: InjectOptions & { url: string }): Promise<LightMyRequestResponse>;
}

/** What a token says beside its subject and its time. */
export type Grants = Pick<TokenContents, 'scope' | 'claims' | 'audience'>;

/** A token of the tests' secret. */
export const tokenFor = (subject: string, expiresInSeconds = 3600, grants: Grants = {}): string =>
  signToken({ secret: TEST_SECRET, subject, claim: 'sub', expiresInSeconds, ...grants });

/**
 * A new user of an app.
 * @param app the app to inject into
 * @param id the user's id
 * @param grants what the token says beside it
 */
export function newUser(app: FastifyInstance, id = `user-${randomUUID()}`, grants: Grants = {}): TestUser {
  const token = tokenFor(id, 3600, grants);
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
