import t from 'tap';
import { readConfig } from '../../src/config/index.ts';
import type { OperationId } from '../../src/contract/types.ts';
import { isProblem } from '../helpers/answers.ts';
import { newUser, startApp, TEST_SECRET } from '../helpers/app.ts';
import { ALL, requestFor } from '../helpers/operations.ts';

const ORIGIN = 'https://app.example';
const { app, config } = await startApp(t, { CORS_ORIGINS: `https://other.example:8443, ${ORIGIN}` });
const closed = (await startApp(t, { NODE_ENV: 'production' })).app;
const alice = newUser(app);

const preflight = (id: OperationId, origin: string) => ({
  ...requestFor(id),
  method: 'OPTIONS' as const,
  headers: { origin, 'access-control-request-method': requestFor(id).method },
});

const namesIn = (value: unknown): string[] => String(value).split(', ').sort();

t.test('the preflight of every operation is answered, without a token', async (t) => {
  for (const id of ALL) {
    const { statusCode, headers, body } = await app.inject(preflight(id, ORIGIN));
    t.strictSame([statusCode, body], [204, ''], id);
    t.match(headers, { 'access-control-allow-origin': ORIGIN, vary: 'Origin', 'access-control-max-age': '7200' });
    t.equal(headers['access-control-allow-credentials'], undefined, 'tokens, never cookies');
    t.strictSame(namesIn(headers['access-control-allow-methods']), ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT']);
    t.strictSame(namesIn(headers['access-control-allow-headers']), [
      ...[
        'Authorization',
        'Content-Type',
        'Idempotency-Key',
        'If-Match',
        'If-None-Match',
        'Last-Event-ID',
        'X-Request-Id',
      ],
    ]);
  }
});

t.test('answers may be read, with every header of the contract, problems too', async (t) => {
  const headers = { origin: ORIGIN };
  const answers = [
    await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' }, headers }),
    await app.inject({ url: '/api/me/tasks', headers }),
    await app.inject({ url: '/nowhere', headers }),
    await app.inject({ method: 'PUT', url: '/health', headers }),
  ];
  t.strictSame(
    answers.map(({ statusCode }) => statusCode),
    [201, 401, 404, 405],
  );
  for (const answer of answers) {
    t.match(answer.headers, { 'access-control-allow-origin': ORIGIN, vary: 'Origin' });
    const exposed = namesIn(answer.headers['access-control-expose-headers']);
    for (const name of [
      ...['Allow', 'ETag', 'Idempotency-Replayed', 'Link', 'Location', 'Retry-After', 'X-Request-Id'],
      ...['RateLimit', 'RateLimit-Limit', 'RateLimit-Policy', 'RateLimit-Remaining', 'RateLimit-Reset'],
    ]) {
      t.ok(exposed.includes(name), name);
    }
  }
});

const OTHERS = [
  'https://app.example.evil.test',
  'https://evil.test',
  'http://app.example',
  'https://app.example:444',
  'https://APP.example',
  'https://app.example/',
  'null',
  '*',
  '',
  `${ORIGIN}, ${ORIGIN}`,
];

t.test('to other origins nothing is said, and their preflight is a method like any other', async (t) => {
  for (const origin of OTHERS) {
    const read = await alice.request({ url: 'tasks', headers: { origin } });
    t.equal(read.statusCode, 200, origin);
    t.equal(read.headers['access-control-allow-origin'], undefined, origin);
    for (const id of ALL) {
      const answer = await app.inject(preflight(id, origin));
      isProblem(t, answer, 'METHOD_NOT_ALLOWED', `${id} ${origin}`);
      t.equal(answer.headers['access-control-allow-origin'], undefined, origin);
      t.equal(answer.headers['access-control-allow-methods'], undefined, origin);
    }
  }
});

t.test('an OPTIONS that is no preflight is a method like any other', async (t) => {
  const large = { method: 'OPTIONS', url: '/health', payload: 'x'.repeat(config.BODY_LIMIT_BYTES + 1) } as const;
  isProblem(t, await app.inject({ ...large, headers: { origin: ORIGIN } }), 'METHOD_NOT_ALLOWED');
  isProblem(t, await app.inject({ method: 'OPTIONS', url: '/health' }), 'METHOD_NOT_ALLOWED');
  isProblem(t, await app.inject({ method: 'OPTIONS', url: '/nowhere' }), 'ROUTE_NOT_FOUND');
});

t.test('in production without CORS_ORIGINS no page of another origin gets in', async (t) => {
  const read = await closed.inject({ url: '/health', headers: { origin: ORIGIN } });
  t.strictSame([read.headers['access-control-allow-origin'], read.headers.vary], [undefined, undefined]);
  for (const id of ALL) isProblem(t, await closed.inject(preflight(id, ORIGIN)), 'METHOD_NOT_ALLOWED', id);
});

t.test('what is no origin stops the start', async (t) => {
  const message = /^CORS_ORIGINS must be a comma-separated list of origins like/;
  for (const value of ['*', 'null', 'app.example', `${ORIGIN}/`, `${ORIGIN}/path`, `${ORIGIN},`, 'ftp://app.example']) {
    t.throws(() => readConfig({ JWT_SECRET: TEST_SECRET, CORS_ORIGINS: value }), { message }, value);
  }
});
