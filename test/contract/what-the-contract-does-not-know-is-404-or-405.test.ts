import type { InjectOptions } from 'fastify';
import t from 'tap';
import { isProblem } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { listen, requestText, sendRaw } from '../helpers/raw.ts';

const { app, config } = await startApp(t);

const UNKNOWN = [
  ['/api', '/api/', '/api/me', '/api/me/', '/nowhere', '/favicon.ico', '/index.html'],
  ['/api/me/tasks/', '/api//tasks', '//api/me/tasks', '/api/me//tasks', '/API/me/tasks', '/api/me/Tasks'],
  ['/api/me/projects/', '/api/me/tags/', '/api/me/tags/shopping', '/api/tags'],
  ['/api/me/tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10/', '/api/me/tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10/done'],
  ['/api/me/tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10/complete/', '/api/me/tasks/1/2/3', '/health/', '/health/x'],
  ['/openapi', '/openapi.json/', '/problems', '/problems/', '/problems/internal/', '/problems/a/b', '/docs/x'],
].flat();

t.test('an unknown path is 404, with and without a token and whatever the method', async (t) => {
  const alice = newUser(app);
  for (const url of UNKNOWN) {
    const { instance } = isProblem(t, await app.inject({ url }), 'ROUTE_NOT_FOUND', url);
    t.equal(instance, url);
    isProblem(t, await alice.request({ url: `${url}?limit=1` }), 'ROUTE_NOT_FOUND', `${url} with a token and a query`);
  }
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
    isProblem(t, await app.inject({ method, url: '/nowhere' }), 'ROUTE_NOT_FOUND', method);
  }
});

t.test('a problem that is not in the catalogue is 404', async (t) => {
  for (const slug of ['no-such-problem', 'INTERNAL', '__proto__', 'constructor', 'internal%20', 'x'.repeat(64)]) {
    isProblem(t, await app.inject({ url: `/problems/${slug}` }), 'ROUTE_NOT_FOUND', slug);
  }
});

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const;

const ALLOWED: readonly (readonly [url: string, allow: string])[] = [
  ['/api/me/tasks', 'GET, HEAD, POST, DELETE'],
  ['/api/someone%20else%2F/tasks', 'GET, HEAD, POST, DELETE'],
  ['/api/me/tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10', 'GET, HEAD, PUT, DELETE, PATCH'],
  ['/api/me/tasks/1', 'GET, HEAD, PUT, DELETE, PATCH'],
  ['/api/me/tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10/complete', 'PATCH'],
  ['/api/me/tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10/move', 'PATCH'],
  ['/api/me/projects', 'GET, HEAD, POST'],
  ['/api/me/projects/019aa0a5-1c00-7b1a-8f4e-6d2c9a0b3e57', 'GET, HEAD, PUT, DELETE, PATCH'],
  ['/api/me/tags', 'GET, HEAD, DELETE, PATCH'],
  ['/', 'GET, HEAD'],
  ['/docs', 'GET, HEAD'],
  ['/docs/static/page.css', 'GET, HEAD'],
  ['/health', 'GET, HEAD'],
  ['/health/live', 'GET, HEAD'],
  ['/health/ready', 'GET, HEAD'],
  ['/openapi.json', 'GET, HEAD'],
  ['/openapi.yaml', 'GET, HEAD'],
  ['/workflows.yaml', 'GET, HEAD'],
  ['/problems/internal', 'GET, HEAD'],
];

t.test('a method that a known path does not have is 405, and Allow names those that it has', async (t) => {
  const alice = newUser(app);
  for (const [url, allow] of ALLOWED) {
    for (const method of METHODS.filter((method) => !allow.split(', ').includes(method))) {
      const name = `${method} ${url}`;
      for (const response of [await app.inject({ method, url }), await alice.request({ method, url: `${url}?x=1` })]) {
        t.equal(response.headers.allow, allow, name);
        if (method === 'HEAD') t.strictSame([response.statusCode, response.body], [405, ''], name);
        else isProblem(t, response, 'METHOD_NOT_ALLOWED', name);
      }
    }
  }
});

const BODIES: readonly (readonly [string, Omit<InjectOptions, 'url'>])[] = [
  ['malformed JSON', { payload: '{', headers: { 'content-type': 'application/json' } }],
  ['an empty body of JSON', { headers: { 'content-type': 'application/json' } }],
  ['JSON with __proto__', { payload: '{"__proto__":1}', headers: { 'content-type': 'application/json' } }],
  ['plain text', { payload: 'x', headers: { 'content-type': 'text/plain' } }],
  ['a type that nobody knows', { payload: 'x', headers: { 'content-type': 'application/xml' } }],
  ['an unreadable type', { payload: 'x', headers: { 'content-type': 'nonsense' } }],
  ['an empty type', { payload: 'x', headers: { 'content-type': '' } }],
  ['no type', { payload: Buffer.from('x') }],
];

t.test('the body of such a request makes no difference', async (t) => {
  for (const [name, body] of BODIES) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
      isProblem(t, await app.inject({ method, url: '/nowhere', ...body }), 'ROUTE_NOT_FOUND', `${method} with ${name}`);
      isProblem(
        t,
        await app.inject({ method, url: '/health', ...body }),
        'METHOD_NOT_ALLOWED',
        `${method} with ${name}`,
      );
    }
  }
});

t.test('not even a body that is too large', async (t) => {
  const headers = { 'content-type': 'application/json' };
  const payload = 'x'.repeat(config.BODY_LIMIT_BYTES + 1);
  isProblem(t, await app.inject({ method: 'POST', url: '/nowhere', headers, payload }), 'ROUTE_NOT_FOUND');
});

t.test('over the wire it is the same, for methods that no client has and for the absolute form', async (t) => {
  const port = await listen(app);
  const complete = '/api/me/tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10/complete';
  const head = await sendRaw(port, requestText(`HEAD ${complete}`));
  t.strictSame([head.statusCode, head.headers.allow, head.body], [405, 'PATCH', '']);
  const propfind = await sendRaw(port, requestText('PROPFIND /api/me/tasks'));
  isProblem(t, propfind, 'METHOD_NOT_ALLOWED');
  t.equal(propfind.headers.allow, 'GET, HEAD, POST, DELETE');
  isProblem(t, await sendRaw(port, requestText('OPTIONS *')), 'ROUTE_NOT_FOUND', 'the server as a whole');
  // RFC 9112, section 3.2.2: a server has to take it.
  t.equal((await sendRaw(port, requestText('GET http://localhost/health'))).statusCode, 200);
  isProblem(t, await sendRaw(port, requestText('PUT http://localhost/health')), 'METHOD_NOT_ALLOWED', 'absolute');
  isProblem(t, await app.inject({ method: 'PUT', url: '/%68ealth' }), 'METHOD_NOT_ALLOWED', 'percent-encoded');
});
