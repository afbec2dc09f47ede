import t from 'tap';
import type { RequestBodyObject } from '../../src/contract/document.ts';
import type { OperationId } from '../../src/contract/types.ts';
import { isProblem, outcome } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { operationOf, requestFor, WITH_BODY } from '../helpers/operations.ts';
import { listen, requestText, sendRaw } from '../helpers/raw.ts';
import { everythingOf } from '../helpers/rows.ts';

const { app, database } = await startApp(t);

/** The media types that an operation declares. */
const typesOf = (id: OperationId): string[] =>
  Object.keys((operationOf(id).operation.requestBody as RequestBodyObject).content);

const TAKEN = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
  'Application/JSON',
  'application/json ; profile="a;b"',
];

/** Of other types, and such as no type can be read from. */
const REFUSED = [
  ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'],
  ['application/octet-stream', 'application/jsonp', 'application/json5', 'application/problem+json', 'text/json'],
  [
    'application/*',
    '*/*',
    'json',
    'application',
    '/json',
    'application/',
    '/',
    ';',
    ',',
    '',
    ' ',
    'a/b/c',
    '"application/json"',
  ],
  ['application/json, text/plain', 'text/plain; application/json', 'application json', 'application/json x'],
  ['__proto__', 'constructor', `a/${'b'.repeat(5000)}`, 'application/jsön'],
].flat();

t.test('the media types of the contract are taken, whatever their case and parameters', async (t) => {
  const alice = newUser(app);
  for (const type of TAKEN) {
    const response = await alice.request({ ...requestFor('createTask'), headers: { 'content-type': type } });
    t.equal(response.statusCode, 201, type);
  }
});

t.test('any other is 415 on every operation with a body, and the answer names those that are good', async (t) => {
  const alice = newUser(app);
  for (const id of WITH_BODY) {
    const declared = typesOf(id);
    for (const type of REFUSED) {
      const response = await alice.request({ ...requestFor(id), headers: { 'content-type': type } });
      const { detail } = isProblem(t, response, 'UNSUPPORTED_MEDIA_TYPE', `${id} with ${type.slice(0, 40)}`);
      for (const good of declared) t.match(detail, good);
    }
    const untyped = await alice.request({ ...requestFor(id), headers: {}, payload: Buffer.from('{"title":"x"}') });
    isProblem(t, untyped, 'UNSUPPORTED_MEDIA_TYPE', `${id} without a type`);
  }
  t.strictSame(await everythingOf(database, alice.id), {}, 'nothing was made');
});

t.test('a merge patch is taken where the contract declares it, and nowhere else', async (t) => {
  const alice = newUser(app);
  const type = 'application/merge-patch+json';
  t.ok(WITH_BODY.some((id) => typesOf(id).includes(type)));
  for (const id of WITH_BODY) {
    const response = await alice.request({ ...requestFor(id), headers: { 'content-type': type } });
    if (typesOf(id).includes(type)) t.match(outcome(response), /^404 \w+_NOT_FOUND$/, id);
    else isProblem(t, response, 'UNSUPPORTED_MEDIA_TYPE', id);
  }
});

t.test('the type decides before the content', async (t) => {
  const alice = newUser(app);
  const response = await alice.request({
    ...requestFor('createTask'),
    headers: { 'content-type': 'text/plain' },
    payload: '{',
  });
  isProblem(t, response, 'UNSUPPORTED_MEDIA_TYPE');
});

t.test('over the wire it is the same, also for a body in chunks', async (t) => {
  const port = await listen(app);
  const headers = [`Authorization: Bearer ${newUser(app).token}`, 'Transfer-Encoding: chunked'];
  const body = 'd\r\n{"title":"x"}\r\n0\r\n\r\n';
  const start = 'POST /api/me/tasks';
  isProblem(t, await sendRaw(port, requestText(start, headers, body)), 'UNSUPPORTED_MEDIA_TYPE');
  const json = [...headers, 'Content-Type: application/json'];
  t.equal((await sendRaw(port, requestText(start, json, body))).statusCode, 201);
  isProblem(t, await sendRaw(port, requestText(start, [...headers, 'Content-Type:'], body)), 'UNSUPPORTED_MEDIA_TYPE');
});
