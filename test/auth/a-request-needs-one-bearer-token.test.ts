import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import t from 'tap';
import { ask, buildGuardedApp } from './app.ts';
import { hangs, startKeyServer } from './key-server.ts';
import { claims, hmacToken, keySetConfig, makePair, pairToken, secretConfig } from './tokens.ts';

const token = hmacToken(claims());
const expired = hmacToken(claims({ exp: 1 }));
const invalid = (description: string) => `Bearer error="invalid_token", error_description="${description}"`;

const HEADERS: readonly (readonly [string, { given: string | undefined; want: string }])[] = [
  ['no header', { given: undefined, want: 'Bearer' }],
  ['an empty header', { given: '', want: 'Bearer' }],
  ['a scheme without a token', { given: 'Bearer', want: 'Bearer' }],
  ['another scheme', { given: 'Basic YWxpY2U6c2VjcmV0', want: 'Bearer' }],
  ['another scheme with a good token', { given: `DPoP ${token}`, want: 'Bearer' }],
  ['a token without a scheme', { given: token, want: 'Bearer' }],
  ['a scheme that only begins like ours', { given: `Bearerx ${token}`, want: 'Bearer' }],
  ['a scheme with a colon', { given: `Bearer: ${token}`, want: 'Bearer' }],
  ['no JWT', { given: 'Bearer abc', want: invalid('The token is not a JWT.') }],
  ['an expired token', { given: `Bearer ${expired}`, want: invalid('The token has expired.') }],
  ['two tokens', { given: `Bearer ${token} ${token}`, want: invalid('The token is not a JWT.') }],
  [
    'a good token, a comma and a bad one',
    { given: `Bearer ${token},Bearer`, want: invalid('The signature of the token is not valid.') },
  ],
];

t.test('a request without a good Bearer token is 401 with a challenge that says why', async (t) => {
  const { app, reached } = buildGuardedApp(secretConfig());
  t.teardown(() => app.close());
  for (const [name, { given, want }] of HEADERS) {
    const answer = await ask(app, '/api/alice/tasks', given);
    t.strictSame(
      answer,
      { status: 401, challenge: want, type: 'application/problem+json', code: 'UNAUTHENTICATED', subject: undefined },
      name,
    );
  }
  t.strictSame(reached, [], 'no handler ran');
});

t.test('the scheme is Bearer in any case, with any number of spaces', async (t) => {
  const { app } = buildGuardedApp(secretConfig());
  t.teardown(() => app.close());
  for (const scheme of ['Bearer ', 'bearer ', 'BEARER ', 'bEaReR ', 'Bearer    ']) {
    t.match(await ask(app, '/whoami', `${scheme}${token}`), { status: 200, subject: 'alice' }, scheme);
  }
});

t.test('a token anywhere but in the Authorization header counts for nothing', async (t) => {
  const { app } = buildGuardedApp(secretConfig());
  t.teardown(() => app.close());
  const places = [
    { url: `/whoami?access_token=${token}` },
    { url: `/whoami?token=${token}&authorization=Bearer%20${token}` },
    { url: '/whoami', headers: { cookie: `token=${token}; access_token=${token}` } },
    { url: '/whoami', headers: { 'x-access-token': token, 'proxy-authorization': `Bearer ${token}` } },
    { url: '/whoami', method: 'POST', payload: { access_token: token } },
  ] as const;
  for (const place of places) {
    const { statusCode, headers } = await app.inject(place);
    t.strictSame([statusCode, headers['www-authenticate']], [401, 'Bearer'], JSON.stringify(place).slice(0, 50));
  }
  t.match(await ask(app, `/whoami?access_token=${expired}`, `Bearer ${token}`), { status: 200, subject: 'alice' });
});

t.test('two Authorization headers are refused, whichever of them is good', async (t) => {
  const { app, reached } = buildGuardedApp(secretConfig());
  await app.listen({ port: 0, host: '127.0.0.1' });
  t.teardown(() => app.close());
  const { port } = app.server.address() as AddressInfo;
  const send = async (names: [string, string][]) => {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = ['host', 'localhost', ...names.flat()];
      request({ port, host: '127.0.0.1', path: '/whoami', headers, agent: false }, resolve).on('error', reject).end();
    });
    await text(response);
    return { status: response.statusCode, challenge: response.headers['www-authenticate'] };
  };
  const good = `Bearer ${token}`;
  t.match(await send([['authorization', good]]), { status: 200 }, 'one is accepted');
  const challenge =
    'Bearer error="invalid_request", error_description="The request has more than one Authorization header."';
  for (const [first, second] of [
    [good, 'Bearer x'],
    ['Bearer x', good],
    [good, good],
    [good, ''],
    ['Basic YTpi', good],
  ] as const) {
    const name = `${first.slice(0, 9)} then ${second.slice(0, 9)}`;
    t.strictSame(
      await send([
        ['Authorization', first],
        ['authorization', second],
      ]),
      { status: 401, challenge },
      name,
    );
  }
  t.strictSame(reached, ['/whoami'], 'no handler ran for any of these');
});

t.test('keys out of reach are 503 with Retry-After and no challenge', async (t) => {
  const server = await startKeyServer(hangs);
  await server.stop();
  const { app, reached } = buildGuardedApp(keySetConfig(server.url));
  t.teardown(() => app.close());
  const answer = await app.inject({
    url: '/whoami',
    headers: { authorization: `Bearer ${pairToken(makePair('EdDSA', 'k'))}` },
  });
  t.equal(answer.statusCode, 503);
  t.equal(answer.headers['retry-after'], '1');
  t.equal(answer.headers['www-authenticate'], undefined);
  t.equal(answer.json().code, 'UNAVAILABLE');
  t.notMatch(answer.body, server.url, 'the address of the key server is not told');
  t.strictSame(reached, []);
});
