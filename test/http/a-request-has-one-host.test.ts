import { randomUUID } from 'node:crypto';
import t from 'tap';
import { isProblem, pageIn } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { listen, sendRaw } from '../helpers/raw.ts';

const { app } = await startApp(t, { CORS_ORIGINS: 'https://app.example' });
const port = await listen(app);
const alice = newUser(app);

/** A request with these lines for its Host, and others behind them. */
const ask = (start: string, hosts: readonly string[], ...more: string[]) =>
  sendRaw(port, [start, ...hosts, 'Connection: close', ...more, '', ''].join('\r\n'));

const live = (...hosts: string[]) => ask('GET /health/live HTTP/1.1', hosts);

const SEVERAL = [
  ['Host: localhost', 'Host: localhost'],
  ['Host: localhost', 'Host: elsewhere.example'],
  ['Host: localhost', 'host: elsewhere.example'],
  ['HOST: localhost', 'X-Between: x', 'hOsT:'],
  ['Host: a', 'Host: b', 'Host: c'],
];

t.test('a request with more than one Host is 400', async (t) => {
  for (const hosts of SEVERAL) {
    const { errors } = isProblem(t, await live(...hosts), 'VALIDATION_FAILED', hosts.join(' | '));
    t.strictSame(errors, [{ in: 'header', name: 'host', detail: 'is there more than once', keyword: 'maxItems' }]);
  }
});

const MALFORMED = [
  '',
  'a b',
  'localhost, elsewhere.example',
  'localhost/path',
  'localhost?x',
  'localhost#x',
  'user@localhost',
  'http://localhost',
  'localhost:port',
  'localhost:80:80',
  'localhost:-1',
  ':80',
  '[::1',
  '::1',
  '[]',
  '[::1]x',
  '[localhost]',
  '[::g]',
  '%zz',
  '<script>',
  'loc\\alhost',
  '"localhost"',
  'localh\u00f6st',
];

t.test('a Host that is none is 400', async (t) => {
  for (const host of MALFORMED) {
    const { errors } = isProblem(t, await live(`Host: ${host}`), 'VALIDATION_FAILED', JSON.stringify(host));
    t.match(errors, [{ in: 'header', name: 'host', keyword: 'format' }]);
  }
  isProblem(t, await ask('GET /health/live HTTP/1.0', ['Host: a b']), 'VALIDATION_FAILED', 'in HTTP/1.0 too');
});

t.test('every other Host is taken, whoever it names', async (t) => {
  for (const host of [
    'localhost',
    'LOCALHOST:3000',
    '127.0.0.1',
    '[::1]',
    '[2001:db8::1]:8080',
    'a_b.example.',
    'x:',
    'xn--sm-mka',
    '%C3%A4',
  ]) {
    t.equal((await live(`Host: ${host}`)).statusCode, 200, host);
  }
});

t.test('it comes before everything else that can be asked', async (t) => {
  const two = SEVERAL[0] ?? [];
  const preflight = ['Origin: https://app.example', 'Access-Control-Request-Method: GET'];
  isProblem(t, await ask('OPTIONS /health HTTP/1.1', two, ...preflight), 'VALIDATION_FAILED', 'a preflight');
  for (const start of ['GET /nowhere', 'PUT /health', 'GET /api/me/tasks', 'GET /docs', `GET /${'x'.repeat(8001)}`]) {
    isProblem(t, await ask(`${start} HTTP/1.1`, two), 'VALIDATION_FAILED', start.slice(0, 40));
  }
  const head = await ask('HEAD /health/live HTTP/1.1', two);
  t.strictSame([head.statusCode, head.body], [400, '']);
});

t.test('nothing of such a request is carried out', async (t) => {
  const body = JSON.stringify({ title: randomUUID() });
  const lines = [`Authorization: Bearer ${alice.token}`, 'Content-Type: application/json'];
  for (const hosts of [...SEVERAL, ['Host: a b']]) {
    const start = 'POST /api/me/tasks HTTP/1.1';
    const bytes = [start, ...hosts, ...lines, 'Connection: close', `Content-Length: ${body.length}`, '', body];
    isProblem(t, await sendRaw(port, bytes.join('\r\n')), 'VALIDATION_FAILED', hosts.join(' | '));
  }
  t.strictSame(pageIn(await alice.request({ url: 'tasks' })).data, []);
});
