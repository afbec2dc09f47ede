import { randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import t from 'tap';
import { isProblem, jsonIn, type Problem, taskIn } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { listen, requestText, sendRaw } from '../helpers/raw.ts';

const { app, config } = await startApp(t);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const KEPT = ['a', '7', 'A-z.0_9', '-', '.', '_', '...', randomUUID(), 'x'.repeat(128)];

const REPLACED = [
  ['x'.repeat(129), '', ' ', 'a b', 'a,b', 'a/b', 'a:b', 'a;b', '"a"', 'ä', 'a\tb', '{}', '%41', 'a\u00a0', '<script>'],
  ['../../etc/passwd', 'a\u0080b'],
].flat();

t.test('an id that is fit is kept, any other is replaced', async (t) => {
  for (const id of KEPT) {
    const { headers } = await app.inject({ url: '/health/live', headers: { 'x-request-id': id } });
    t.equal(headers['x-request-id'], id);
  }
  for (const id of REPLACED) {
    const { statusCode, headers } = await app.inject({ url: '/health/live', headers: { 'x-request-id': id } });
    t.equal(statusCode, 200, 'it is no reason to refuse the request');
    t.match(headers['x-request-id'], UUID, JSON.stringify(id));
  }
});

t.test('an id that is made is made for each request', async (t) => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => app.inject({ url: '/health/live' })));
  t.equal(new Set(answers.map(({ headers }) => headers['x-request-id'])).size, 50);
});

t.test('every kind of answer has it, and every problem repeats it', async (t) => {
  const alice = newUser(app);
  const { id } = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } }));
  const json = { 'content-type': 'application/json' };
  const requests: readonly (readonly [number, InjectOptions & { url: string }])[] = [
    [200, { url: 'tasks' }],
    [201, { method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } }],
    [304, { url: `tasks/${id}`, headers: { 'if-none-match': '*' } }],
    [204, { method: 'DELETE', url: `tasks/${id}` }],
    [400, { url: 'tasks?limit=0' }],
    [400, { url: 'tasks?cursor=x' }],
    [400, { url: '/%zz' }],
    [400, { method: 'POST', url: 'tasks', headers: json, payload: '{' }],
    [401, { url: 'tasks', headers: { authorization: 'Bearer x' } }],
    [403, { url: '/api/bob/tasks' }],
    [404, { url: '/nowhere' }],
    [404, { url: `tasks/${id}` }],
    [405, { method: 'DELETE', url: '/health' }],
    [413, { method: 'POST', url: 'tasks', headers: json, payload: 'x'.repeat(config.BODY_LIMIT_BYTES + 1) }],
    [414, { url: `/${'x'.repeat(8000)}` }],
    [415, { method: 'POST', url: 'tasks', headers: { 'content-type': 'text/plain' }, payload: 'x' }],
    [200, { url: '/docs' }],
    [200, { url: '/openapi.yaml' }],
    [200, { url: '/problems/internal' }],
  ];
  for (const [status, { headers, ...request }] of requests) {
    for (const [given, want] of [
      ['mine', /^mine$/],
      ['not fit', UUID],
    ] as const) {
      const again = status === 204 && given === 'not fit';
      const response = await alice.request({ ...request, headers: { ...headers, 'x-request-id': given } });
      const name = `${status} ${request.url.slice(0, 30)}`;
      t.equal(response.statusCode, again ? 404 : status, name);
      const id = response.headers['x-request-id'];
      t.match(id, want, name);
      if (response.statusCode >= 400) t.equal(jsonIn<Problem>(response).request_id, id, name);
    }
  }
});

t.test('over the wire an id given twice is none, and a line break cannot come', async (t) => {
  const port = await listen(app);
  const ask = (...headers: string[]) => sendRaw(port, requestText('GET /health/live', headers));
  t.match((await ask('X-Request-Id: a', 'X-Request-Id: b')).headers['x-request-id'], UUID);
  t.equal((await ask('x-REQUEST-id:   mine  ')).headers['x-request-id'], 'mine');
  t.match((await ask(`X-Request-Id: ${'x'.repeat(129)}`)).headers['x-request-id'], UUID);
  for (const text of ['a\rb', 'a\0b', 'a\x01b']) {
    const answer = await ask(`X-Request-Id: ${text}`);
    isProblem(t, answer, 'VALIDATION_FAILED', JSON.stringify(text));
    t.match(answer.headers['x-request-id'], UUID);
  }
});
