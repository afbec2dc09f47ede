import t from 'tap';
import { isProblem } from '../helpers/answers.ts';
import { startApp } from '../helpers/app.ts';
import { requestFor } from '../helpers/operations.ts';

const preflight = (origin: string) => ({
  url: requestFor('createTask').url,
  method: 'OPTIONS' as const,
  headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
});

const OF_THIS_MACHINE = [
  'http://localhost:5173',
  'http://localhost',
  'https://localhost:8443',
  'http://127.0.0.1:3000',
  'http://[::1]:4321',
];

const OF_OTHERS = [
  'http://localhost.evil.test:5173',
  'http://evil.test/localhost',
  'http://notlocalhost:5173',
  'http://127.0.0.1.evil.test',
  'http://localhost:5173@evil.test',
  'http://192.168.0.7:5173',
  'file://localhost',
  'http://localhost:5173/',
  'http://localhost:123456',
  'null',
];

for (const NODE_ENV of ['development', 'test']) {
  t.test(`${NODE_ENV}: without CORS_ORIGINS those of this machine may call, and no others`, async (t) => {
    const { app } = await startApp(t, { NODE_ENV });
    for (const origin of OF_THIS_MACHINE) {
      const { statusCode, headers, body } = await app.inject(preflight(origin));
      t.strictSame([statusCode, body], [204, ''], origin);
      t.match(headers, { 'access-control-allow-origin': origin, vary: 'Origin' }, origin);
      const read = await app.inject({ url: '/health', headers: { origin } });
      t.equal(read.headers['access-control-allow-origin'], origin);
    }
    for (const origin of OF_OTHERS) {
      const answer = await app.inject(preflight(origin));
      isProblem(t, answer, 'METHOD_NOT_ALLOWED', origin);
      t.equal(answer.headers['access-control-allow-origin'], undefined, origin);
    }
  });
}

t.test('with CORS_ORIGINS those that it lists, and not those of this machine', async (t) => {
  const { app } = await startApp(t, { NODE_ENV: 'development', CORS_ORIGINS: 'https://app.example' });
  t.equal((await app.inject(preflight('https://app.example'))).statusCode, 204);
  for (const origin of OF_THIS_MACHINE) isProblem(t, await app.inject(preflight(origin)), 'METHOD_NOT_ALLOWED', origin);
});

t.test('in production none', async (t) => {
  const { app } = await startApp(t, { NODE_ENV: 'production' });
  for (const origin of OF_THIS_MACHINE) {
    const answer = await app.inject(preflight(origin));
    isProblem(t, answer, 'METHOD_NOT_ALLOWED', origin);
    t.strictSame([answer.headers['access-control-allow-origin'], answer.headers.vary], [undefined, undefined]);
  }
});
