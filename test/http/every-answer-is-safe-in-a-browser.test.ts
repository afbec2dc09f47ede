import t from 'tap';
import { constantHeaders } from '../../src/contract/answer-headers.ts';
import type { Answer } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { CONTRACT } from '../helpers/contract.ts';
import { startAppWithoutDatabase } from '../helpers/faulty.ts';
import { listen, requestText, sendRaw } from '../helpers/raw.ts';

const { app } = await startApp(t);

const SAFE = {
  'cache-control': 'private, no-cache',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': undefined,
};

/** Those of an answer's headers that this is about. */
const safetyOf = ({ headers }: Answer) =>
  Object.fromEntries(Object.keys(SAFE).map((name) => [name, headers[name]?.toString()]));

t.test('the same headers are on every answer, of an operation or of none', async (t) => {
  const alice = newUser(app);
  const port = await listen(app);
  const { app: away } = await startAppWithoutDatabase(t);
  const token = `Bearer ${alice.token}`;
  const rows: readonly (readonly [status: number, answer: Answer])[] = [
    [201, await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } })],
    [200, await alice.request({ url: 'tasks' })],
    [304, await alice.request({ url: '/openapi.json', headers: { 'if-none-match': '*' } })],
    [401, await app.inject({ url: '/api/me/tasks' })],
    [404, await app.inject({ url: '/nowhere' })],
    [405, await app.inject({ method: 'PUT', url: '/health' })],
    [400, await app.inject({ url: '/api/%ff/tasks' })],
    [414, await app.inject({ url: `/health?${'x'.repeat(8001)}` })],
    [431, await sendRaw(port, requestText('GET /health', [`X-Padding: ${'x'.repeat(17_000)}`]))],
    [400, await sendRaw(port, 'nonsense\r\n\r\n')],
    [503, await away.inject({ url: '/api/me/tasks', headers: { authorization: token } })],
  ];
  for (const [status, answer] of rows) t.strictSame([answer.statusCode, safetyOf(answer)], [status, SAFE]);
});

t.test('the reference has those of Helmet and a policy of its own', async (t) => {
  for (const url of ['/docs', '/docs/static/swagger-ui.css', '/docs/static/page.js']) {
    const { headers } = await app.inject({ url });
    t.match(headers['content-security-policy'], /^default-src 'none'; script-src 'self';/, url);
    t.match(headers, {
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
    t.equal(headers['strict-transport-security'], undefined, 'which is for whoever ends TLS');
  }
});

/** Of HTTP itself, of each request, or of what was chosen from. */
const ELSEWHERE = /^(x-request-id|content-(type|length|encoding)|date|connection|etag|vary)$/;

t.test('the contract names each header that the reference has instead of its own, or beside them', async (t) => {
  const token = await startApp(t, {}, undefined, () => 'a-token');
  const signedIn = await token.app.inject({ url: '/docs', headers: { host: 'localhost' } });
  const constant = new Map(constantHeaders(CONTRACT));
  for (const { headers } of [await app.inject({ url: '/docs' }), signedIn]) {
    const other = Object.entries(headers).filter(([name, value]) => constant.get(name) !== value);
    const told = other.filter(([name]) => !ELSEWHERE.test(name)).map(([name]) => name);
    t.ok(told.includes('x-frame-options') && told.includes('content-security-policy'));
    for (const name of told) t.match(CONTRACT.info.description, new RegExp(`\`${name}(: no-store)?\``, 'i'), name);
  }
  t.equal(signedIn.headers['cache-control'], 'no-store');
});
