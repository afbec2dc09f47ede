import t from 'tap';
import type { Answer } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
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
