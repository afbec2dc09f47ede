import t from 'tap';
import { ask, buildGuardedApp } from './app.ts';
import { lists, startKeyServer } from './key-server.ts';
import { claims, hmacToken, keySetConfig, makePair, pairToken, secretConfig } from './tokens.ts';

const FORBIDDEN = {
  status: 403,
  challenge: undefined,
  type: 'application/problem+json',
  code: 'FORBIDDEN',
  subject: undefined,
};

const PATHS: readonly (readonly [subject: string, segment: string, status: 200 | 403])[] = [
  ['alice', 'alice', 200],
  ['alice', 'me', 200],
  ['alice', '%61lice', 200],
  ['me', 'me', 200],
  ['auth0|a b/c', 'auth0%7Ca%20b%2Fc', 200],
  ['😀é', encodeURIComponent('😀é'), 200],
  ['alice', 'bob', 403],
  ['alice', 'Alice', 403],
  ['alice', 'ME', 403],
  ['alice', 'alice%20', 403],
  ['alice', 'alice%00', 403],
  ['alice', '%2561lice', 403],
  ['alice', 'alic', 403],
  ['alice', '*', 403],
  ['alice', 'undefined', 403],
  ['é', encodeURIComponent('e\u0301'), 403],
];

t.test('a path is open to the subject it names, and as me to everyone', async (t) => {
  const { app, reached } = buildGuardedApp(secretConfig());
  t.teardown(() => app.close());
  for (const [subject, segment, status] of PATHS) {
    const answer = await ask(app, `/api/${segment}/tasks`, `Bearer ${hmacToken(claims({ sub: subject }))}`);
    const name = `${subject} at ${segment}`;
    if (status === 200) t.match(answer, { status, subject }, name);
    else t.strictSame(answer, FORBIDDEN, name);
  }
  t.equal(reached.length, PATHS.filter(([, , status]) => status === 200).length, 'no handler ran for a foreign path');
});

t.test('the same holds when the key has to be fetched first', async (t) => {
  const pair = makePair('EdDSA', 'k');
  const server = await startKeyServer(lists(pair));
  t.teardown(() => server.stop());
  for (const [segment, want] of [
    ['bob', FORBIDDEN],
    ['me', { status: 200, subject: 'alice' }],
  ] as const) {
    const { app } = buildGuardedApp(keySetConfig(server.url));
    t.teardown(() => app.close());
    t.match(await ask(app, `/api/${segment}/tasks`, `Bearer ${pairToken(pair)}`), want, segment);
  }
});

t.test('who has no good token learns nothing about the path', async (t) => {
  const { app } = buildGuardedApp(secretConfig());
  t.teardown(() => app.close());
  for (const segment of ['alice', 'bob', 'me']) {
    t.match(await ask(app, `/api/${segment}/tasks`), { status: 401, code: 'UNAUTHENTICATED' }, segment);
  }
});

t.test('a route without user_id is open to every subject', async (t) => {
  const { app } = buildGuardedApp(secretConfig());
  t.teardown(() => app.close());
  t.match(await ask(app, '/whoami', `Bearer ${hmacToken(claims({ sub: 'bob' }))}`), { status: 200, subject: 'bob' });
});

t.test('a subject does not stay behind for the next request', async (t) => {
  const { app } = buildGuardedApp(secretConfig());
  t.teardown(() => app.close());
  const users = Array.from({ length: 20 }, (_, index) => `user-${index}`);
  const answers = await Promise.all(users.map((sub) => ask(app, '/whoami', `Bearer ${hmacToken(claims({ sub }))}`)));
  t.strictSame(
    answers.map(({ subject }) => subject),
    users,
  );
});
