import t from 'tap';
import { readConfig } from '../../src/config/index.ts';
import { isProblem, pageIn } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { listen, requestText, sendRaw } from '../helpers/raw.ts';

const { app } = await startApp(t);
const port = await listen(app);
const alice = newUser(app);

const authorization = `Authorization: Bearer ${alice.token}`;
const json = 'Content-Type: application/json';
const post = (headers: readonly string[], body = '') =>
  requestText('POST /api/me/tasks', [authorization, json, ...headers], body);

const UNREADABLE: readonly (readonly [string, string | Buffer])[] = [
  ['no HTTP at all', 'hello\r\n\r\n'],
  ['a TLS handshake', Buffer.from('16030100a5010000a10303', 'hex')],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['a method in brackets', requestText('(GET) /health')],
  ['a method and no version', 'FETCH /health\r\n\r\n'],
  ['a version that there is not', 'GET /health HTTP/3.7\r\n\r\n'],
  ['a path with a space', requestText('GET /health live')],
  ['a path with a raw character', requestText('GET /api/é/tasks')],
  ['a header with a space in its name', requestText('GET /health', ['Bad Header: x'])],
  ['a header without a colon', requestText('GET /health', ['nonsense'])],
  ['a control character in a header', requestText('GET /health', ['X-A: \x01'])],
  ['a folded header', requestText('GET /health', ['X-A: a', ' b'])],
  ['two lengths', post(['Content-Length: 5', 'Content-Length: 6'], '{"title":"x"}')],
  ['a length and chunks', post(['Content-Length: 13', 'Transfer-Encoding: chunked'], '0\r\n\r\n')],
  ['a length that is none', post(['Content-Length: many'], '{"title":"x"}')],
  ['a negative length', post(['Content-Length: -1'], '{"title":"x"}')],
  ['a chunk without a size', post(['Transfer-Encoding: chunked'], 'ZZ\r\n{}\r\n0\r\n\r\n')],
];

t.test('what Node cannot read as a request is 400 with a problem like any other', async (t) => {
  for (const [name, bytes] of UNREADABLE) {
    const answer = await sendRaw(port, bytes);
    const { errors, instance } = isProblem(t, answer, 'VALIDATION_FAILED', name);
    t.match(errors, [{ in: 'header', keyword: 'format' }], name);
    t.equal(instance, undefined, name);
    t.equal(answer.headers.connection, 'close', name);
    t.equal(answer.headers['content-length'], String(Buffer.byteLength(answer.body)), name);
    t.ok(Date.parse(String(answer.headers.date)), name);
  }
});

t.test('headers beyond 16,384 bytes are 431, and those below are taken', async (t) => {
  const padded = (length: number) => requestText('GET /health/live', [`X-Padding: ${'x'.repeat(length)}`]);
  const { detail, instance } = isProblem(t, await sendRaw(port, padded(16_384)), 'HEADERS_TOO_LARGE');
  t.match(detail, '16384');
  t.equal(instance, undefined);
  const many = Array.from({ length: 1200 }, (_, index) => `X-${index}: ${'x'.repeat(10)}`);
  isProblem(t, await sendRaw(port, requestText('GET /health/live', many)), 'HEADERS_TOO_LARGE', 'many small ones');
  isProblem(t, await sendRaw(port, requestText(`GET /${'x'.repeat(17_000)}`)), 'HEADERS_TOO_LARGE', 'a long line');
  t.equal((await sendRaw(port, padded(15_000))).statusCode, 200);
});

t.test('a path and query beyond 8,000 characters are 414', async (t) => {
  for (const target of [`/health?${'x'.repeat(8000)}`, `/${'x'.repeat(8000)}`, `/api/me/tasks/${'0'.repeat(8000)}`]) {
    const { detail } = isProblem(t, await sendRaw(port, requestText(`GET ${target}`)), 'URI_TOO_LONG');
    t.match(detail, '8000');
  }
});

const { BODY_LIMIT_BYTES: LIMIT } = readConfig({ NODE_ENV: 'test' });

t.test('a body beyond the limit is 413, whether its length is announced or not', async (t) => {
  isProblem(
    t,
    await sendRaw(port, post([`Content-Length: ${LIMIT + 1}`])),
    'PAYLOAD_TOO_LARGE',
    'announced and not sent',
  );
  const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
  const chunked = post(['Transfer-Encoding: chunked'], `${chunk.repeat(LIMIT / 0x4000 + 1)}0\r\n\r\n`);
  isProblem(t, await sendRaw(port, chunked), 'PAYLOAD_TOO_LARGE', 'in chunks');
});

t.test('a length that is too great is 400 as soon as the client closes its side', async (t) => {
  isProblem(t, await sendRaw(port, post(['Content-Length: 100'], '{"title":"x"}'), true), 'VALIDATION_FAILED');
});

t.test('a length that is too small makes no task of what is left', async (t) => {
  const text = post(['Content-Length: 5'], '{"title":"x"}').replace('Connection: close\r\n', '');
  t.equal((await sendRaw(port, text)).statusCode, 400);
});

t.test('of what was refused nothing was kept', async (t) => {
  t.strictSame(pageIn(await alice.request({ url: 'tasks' })).data, []);
});

t.test('a request without Host is 400 with a problem, too', async (t) => {
  const answer = await sendRaw(port, 'GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n');
  t.equal(answer.statusCode, 400);
  isProblem(t, answer, 'VALIDATION_FAILED');
});

t.test('HTTP/1.0 needs no Host', async (t) => {
  t.equal((await sendRaw(port, 'GET /health/live HTTP/1.0\r\n\r\n')).statusCode, 200);
});

t.test('Expect: 100-continue is answered, and what else is expected is no reason for an empty answer', async (t) => {
  const expected = post(['Expect: 100-continue', 'Content-Length: 13'], '{"title":"x"}');
  t.equal((await sendRaw(port, expected)).statusCode, 100);
  const answer = await sendRaw(port, requestText('GET /health/live', ['Expect: the-unexpected']));
  t.match(answer.headers['x-request-id'], /./);
  // RFC 9110, section 10.1.1: 417 or as if the field was not there; with a body that says so like every other error.
  if (answer.statusCode !== 200) t.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8');
});
