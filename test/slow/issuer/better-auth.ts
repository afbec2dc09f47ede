/** A real Better Auth server with its `jwt` plugin on loopback, spoken to over HTTP as an app would. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { toNodeHandler } from 'better-auth/node';
import { type JwtOptions, jwt, organization } from 'better-auth/plugins';
import type { Test } from 'tap';

/** A user that has signed up, with the cookies of the session. */
export interface Session {
  readonly userId: string;
  readonly email: string;
  readonly cookie: string;
}

/** What a test may do with the issuer. */
export interface Issuer {
  /** Better Auth's base URL: the `iss` and `aud` of its tokens unless the plugin is told otherwise. */
  readonly url: string;
  /** The paths asked for, in order. */
  readonly requests: readonly string[];
  /** Signs a new user up by e-mail and password. */
  signUp(): Promise<Session>;
  /** Sends what an endpoint takes as a user, and gives what it answers. */
  post(session: Session, path: string, body: object): Promise<Record<string, unknown>>;
  /** A new token of a session, from the plugin's token endpoint. */
  tokenOf(session: Session): Promise<string>;
  /** The names of the keys in the published set. */
  listedKeys(): Promise<string[]>;
  /** Makes every key as old as if it had been made so many seconds earlier. */
  ageKeys(seconds: number): Promise<void>;
}

/** A day in the unit of the plugin's options. */
export const DAY = 86_400;

interface StoredKey {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt?: Date | null;
}

const earlier = (date: Date, seconds: number): Date => new Date(date.getTime() - seconds * 1000);

/** What the organisation plugin keeps. */
const TEAM_TABLES = { organization: [], member: [], invitation: [] };

/** The claim that the tokens here name the teams of their user in. */
export const TEAMS_CLAIM = 'orgs';

function createAuth(baseURL: string, options: JwtOptions) {
  /** What docs/access.md shows: who is in a team, by Better Auth's own adapter. */
  const teamsOf = async (userId: string): Promise<string[]> => {
    const { adapter } = await auth.$context;
    const where = [{ field: 'userId', value: userId }];
    const members = await adapter.findMany<{ organizationId: string }>({ model: 'member', where });
    return members.map(({ organizationId }) => organizationId);
  };
  const definePayload: NonNullable<JwtOptions['jwt']>['definePayload'] = async ({ user }) => ({
    [TEAMS_CLAIM]: await teamsOf(user.id),
  });
  const auth = betterAuth({
    baseURL,
    secret: randomBytes(32).toString('base64url'),
    database: memoryAdapter({ user: [], session: [], account: [], verification: [], jwks: [], ...TEAM_TABLES }),
    emailAndPassword: { enabled: true },
    telemetry: { enabled: false },
    plugins: [
      organization({ requireEmailVerificationOnInvitation: false }),
      jwt({ ...options, jwt: { definePayload, ...options.jwt } }),
    ],
  });
  return auth;
}

/** Moves the dates that rotation goes by, through Better Auth's own adapter: the decisions stay with the plugin. */
async function ageKeys({ $context }: ReturnType<typeof createAuth>, seconds: number): Promise<void> {
  const { adapter } = await $context;
  for (const { id, createdAt, expiresAt } of await adapter.findMany<StoredKey>({ model: 'jwks' })) {
    const update = {
      createdAt: earlier(createdAt, seconds),
      ...(expiresAt && { expiresAt: earlier(expiresAt, seconds) }),
    };
    await adapter.update({ model: 'jwks', where: [{ field: 'id', value: id }], update });
  }
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** An answer of Better Auth that has to be a success. */
async function ask(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`Better Auth answers ${response.status}: ${await response.text()}`);
  return response;
}

async function signUp(url: string): Promise<Session> {
  const email = `${randomUUID()}@example.com`;
  const response = await ask(`${url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ name: 'Alice', email, password: randomUUID() }),
  });
  const { user } = (await response.json()) as { user: { id: string } };
  const cookies = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  return { userId: user.id, email, cookie: cookies.join('; ') };
}

/**
 * Starts Better Auth on a free port of 127.0.0.1, with everything in memory; it ends with the test.
 * @param t the test
 * @param options of the `jwt` plugin
 */
export async function startIssuer(t: Test, options: JwtOptions = {}): Promise<Issuer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => stop(server));
  // The port first: Better Auth takes its base URL, and with it `iss` and `aud`, from its options.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const auth = createAuth(url, options);
  const handle = toNodeHandler(auth);
  const requests: string[] = [];
  server.on('request', (request, response) => {
    requests.push(request.url ?? '');
    void handle(request, response);
  });
  return {
    url,
    requests,
    signUp: () => signUp(url),
    post: async ({ cookie }, path, body) => {
      const headers = { 'content-type': 'application/json', origin: url, cookie };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await (await ask(`${url}/api/auth${path}`, init)).json()) as Record<string, unknown>;
    },
    tokenOf: async ({ cookie }) => {
      const response = await ask(`${url}/api/auth/token`, { headers: { cookie } });
      return ((await response.json()) as { token: string }).token;
    },
    listedKeys: async () => {
      const response = await ask(`${url}/api/auth/jwks`);
      return ((await response.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
    },
    ageKeys: (seconds) => ageKeys(auth, seconds),
  };
}
