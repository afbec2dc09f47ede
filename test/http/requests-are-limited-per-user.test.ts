import t from 'tap';
import { operationsOf, type ResponseObject } from '../../src/contract/document.ts';
import { isProblem } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { CONTRACT } from '../helpers/contract.ts';
import { ALL, requestFor, SECURED } from '../helpers/operations.ts';

const limit = async (perMinute: number, environment: Record<string, string> = {}) =>
  (await startApp(t, { RATE_LIMIT_PER_MINUTE: String(perMinute), ...environment })).app;

/** An address for documentation (RFC 5737), as a trusted proxy names it. */
const from = (address: string) => ({ 'x-forwarded-for': address });

const limitsIn = (headers: object): string[] => Object.keys(headers).filter((name) => name.startsWith('ratelimit'));

/** Every answer that declares the older three has the newer two beside them. */
t.test('the contract declares all five on the same answers', async (t) => {
  const all = ['RateLimit', 'RateLimit-Limit', 'RateLimit-Policy', 'RateLimit-Remaining', 'RateLimit-Reset'];
  for (const { id, operation } of operationsOf(CONTRACT)) {
    for (const [status, { headers = {} }] of Object.entries(operation.responses) as [string, ResponseObject][]) {
      const declared = Object.keys(headers).filter((name) => name.startsWith('RateLimit'));
      if (declared.length > 0) t.strictSame(declared.sort(), all, `${id} ${status}`);
    }
  }
});

t.test('a user has so many requests a minute, over all operations, and is told how many are left', async (t) => {
  const app = await limit(SECURED.length);
  const alice = newUser(app);
  for (const [index, id] of SECURED.entries()) {
    const { headers } = await alice.request(requestFor(id));
    const { 'ratelimit-limit': most, 'ratelimit-remaining': left, 'ratelimit-reset': reset } = headers;
    t.strictSame([Number(most), Number(left)], [SECURED.length, SECURED.length - index - 1], id);
    t.ok(Number(reset) > 0 && Number(reset) <= 60, `${reset} s`);
    t.equal(headers.ratelimit, `"user";r=${left};t=${reset}`, id);
    t.equal(headers['ratelimit-policy'], `"user";q=${SECURED.length};w=60`, id);
  }
  for (const id of SECURED) {
    const answer = await alice.request(requestFor(id));
    isProblem(t, answer, 'RATE_LIMITED', id);
    t.equal(answer.headers['retry-after'], answer.headers['ratelimit-reset']);
    t.equal(Number(answer.headers['ratelimit-remaining']), 0);
    t.equal(answer.headers.ratelimit, `"user";r=0;t=${answer.headers['ratelimit-reset']}`);
  }
  t.equal((await newUser(app).request({ url: 'tasks' })).statusCode, 200, 'another user at the same address');
});

t.test('what a user is refused counts as well', async (t) => {
  const app = await limit(3);
  const alice = newUser(app);
  for (const [left, url] of ['tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10', '/api/bob/tasks', 'tasks?x=1'].entries()) {
    t.equal((await alice.request({ url })).headers['ratelimit-remaining'], String(2 - left), url);
  }
  isProblem(t, await alice.request({ url: '/api/bob/tasks' }), 'RATE_LIMITED', 'before anything else is said');
});

t.test('requests without a valid token count for their address, and hurt nobody who has one', async (t) => {
  const app = await limit(2, { TRUST_PROXY: '1' });
  const url = '/api/me/tasks';
  const first = await app.inject({ url, headers: from('192.0.2.1') });
  isProblem(t, first, 'UNAUTHENTICATED', 'no token');
  t.match(first.headers.ratelimit, /^"address";r=1;t=\d+$/);
  t.equal(first.headers['ratelimit-policy'], '"address";q=2;w=60');
  const guess = { ...from('192.0.2.1'), authorization: `Bearer ${newUser(app).token}x` };
  isProblem(t, await app.inject({ url, headers: guess }), 'UNAUTHENTICATED', 'a token that is none');
  isProblem(t, await app.inject({ url, headers: guess }), 'RATE_LIMITED', 'the third');
  isProblem(t, await app.inject({ url: '/problems/internal', headers: from('192.0.2.1') }), 'RATE_LIMITED', 'open');
  const alice = newUser(app);
  t.equal((await alice.request({ url: 'tasks', headers: from('192.0.2.1') })).statusCode, 200, 'the same address');
  t.equal((await app.inject({ url, headers: from('192.0.2.2') })).statusCode, 401, 'another address');
});

t.test('a user cannot use up what an address has', async (t) => {
  const app = await limit(1);
  const alice = newUser(app);
  await alice.request({ url: 'tasks' });
  isProblem(t, await alice.request({ url: 'tasks' }), 'RATE_LIMITED');
  t.equal((await app.inject({ url: '/openapi.json' })).statusCode, 200);
});

t.test('of an IPv6 address the network counts, and a name of a user is no address', async (t) => {
  const app = await limit(1, { TRUST_PROXY: 'true' });
  const ask = async (address: string) =>
    (await app.inject({ url: '/problems/internal', headers: from(address) })).statusCode;
  t.strictSame([await ask('2001:db8::1'), await ask('2001:db8::2'), await ask('2001:db8:0:1::1')], [200, 429, 200]);
  t.strictSame([await ask('192.0.2.7'), await ask('::ffff:192.0.2.7')], [200, 429], 'IPv4 in IPv6');
  const named = newUser(app, 'address:192.0.2.8');
  await named.request({ url: 'tasks' });
  t.equal(await ask('192.0.2.8'), 200);
});

t.test('health is never limited, nor what belongs to no operation', async (t) => {
  const app = await limit(1);
  for (let round = 0; round < 3; round += 1) {
    for (const id of ALL.filter((name) => /^get(Health|Liveness|Readiness)$/.test(name))) {
      const { statusCode, headers } = await app.inject(requestFor(id));
      t.equal(statusCode, 200, id);
      t.strictSame(limitsIn(headers), [], id);
    }
    isProblem(t, await app.inject({ url: '/nowhere' }), 'ROUTE_NOT_FOUND');
    t.equal((await app.inject({ url: '/docs' })).statusCode, 200);
  }
});

t.test('0 is no limit, and no header', async (t) => {
  const app = await limit(0);
  const { headers } = await newUser(app).request({ url: 'tasks' });
  t.strictSame(limitsIn(headers), []);
});
