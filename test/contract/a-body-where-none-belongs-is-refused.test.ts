import t from 'tap';
import { findingsIn, isProblem } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { ALL, readyRequest, requestFor, SECURED, WITH_BODY } from '../helpers/operations.ts';
import { listen, requestText, sendRaw } from '../helpers/raw.ts';
import { everythingOf } from '../helpers/rows.ts';

const { app, database } = await startApp(t);
const port = await listen(app);

const WITHOUT_BODY = ALL.filter((id) => !WITH_BODY.includes(id));

t.test('a body on an operation that takes none is 400', async (t) => {
  const alice = newUser(app);
  for (const id of WITHOUT_BODY) {
    const request = await readyRequest(alice, id);
    const before = await everythingOf(database, alice.id);
    for (const type of ['application/json', 'text/plain', 'nonsense', undefined]) {
      const headers = type === undefined ? {} : { 'content-type': type };
      const response = await alice.request({ ...request, headers, payload: Buffer.from('{}') });
      const problem = isProblem(t, response, 'VALIDATION_FAILED', `${id} with ${type}`);
      t.strictSame(findingsIn(problem), ['body  not'], id);
    }
    t.strictSame(await everythingOf(database, alice.id), before, `${id} deletes nothing then`);
  }
});

t.test('an announced length of 0 is no body', async (t) => {
  const alice = newUser(app);
  for (const id of WITHOUT_BODY) {
    const request = await readyRequest(alice, id);
    const response = await alice.request({ ...request, headers: { 'content-length': '0' } });
    t.match(response.statusCode, /^20[04]$/, id);
  }
});

t.test('over the wire it is the same, with a length or in chunks, and the connection goes on', async (t) => {
  const { token } = newUser(app);
  for (const id of WITHOUT_BODY) {
    const { method, url } = requestFor(id);
    const authorization = SECURED.includes(id) ? [`Authorization: Bearer ${token}`] : [];
    for (const [header, body] of [
      ['Content-Length: 2', '{}'],
      ['Transfer-Encoding: chunked', '2\r\n{}\r\n0\r\n\r\n'],
    ] as const) {
      const text = requestText(`${method} ${url}`, [...authorization, header], body);
      isProblem(t, await sendRaw(port, text), 'VALIDATION_FAILED', `${id} with ${header}`);
    }
  }
  // The body of a refused GET must not be taken for the next request.
  const smuggled = requestText('DELETE /health');
  const first = requestText('GET /api/me/tasks', [`Content-Length: ${smuggled.length}`]).replace(
    'Connection: close\r\n',
    '',
  );
  const { body } = await sendRaw(port, first + smuggled + requestText('GET /health/live'));
  t.match(body, /UNAUTHENTICATED.*HTTP\/1\.1 200 OK.*"live"/s);
  t.notMatch(body, /METHOD_NOT_ALLOWED/);
});
