import t from 'tap';
import { isProblem, taskIn } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';

const { app } = await startApp(t);

const HEADERS: readonly (readonly [string, 200 | 304])[] = [
  ['"1"', 304],
  ['*', 304],
  [' * ', 304],
  ['W/"1"', 304],
  ['"0", "1"', 304],
  ['"1","2"', 304],
  ['W/"7" , W/"1"', 304],
  ['"a,b", "1"', 304],
  ['"0"', 200],
  ['"2"', 200],
  ['W/"11"', 200],
  ['"0", "2", "10"', 200],
  ['"*"', 200],
  [', "1",', 304],
];

const UNREADABLE = ['1', '"1', '1"', "'1'", '"', '', '"1 "', '*, "1"', 'w/"1"'];

t.test('an If-None-Match that is no list of entity tags is 400', async (t) => {
  const alice = newUser(app);
  const { id } = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } }));
  for (const header of UNREADABLE) {
    const response = await alice.request({ url: `tasks/${id}`, headers: { 'if-none-match': header } });
    const { errors } = isProblem(t, response, 'VALIDATION_FAILED', header);
    t.match(errors, [{ in: 'header', name: 'if-none-match', keyword: 'pattern' }], header);
  }
});

t.test('If-None-Match with the current ETag is 304 without a body, with another 200', async (t) => {
  const alice = newUser(app);
  const task = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } }));
  const url = `tasks/${task.id}`;
  const whole = await alice.request({ url });
  for (const [header, status] of HEADERS) {
    const response = await alice.request({ url, headers: { 'if-none-match': header } });
    t.equal(response.statusCode, status, header);
    t.equal(response.headers.etag, '"1"', header);
    t.equal(response.body, status === 304 ? '' : whole.body, header);
    t.equal(response.headers['content-type'], status === 304 ? undefined : 'application/json; charset=utf-8', header);
    t.type(response.headers['x-request-id'], 'string');
  }
});

t.test('an ETag is known until the task changes, and stands in the body as well', async (t) => {
  const alice = newUser(app);
  const created = await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } });
  const url = `tasks/${taskIn(created).id}`;
  const ask = (etag: unknown) => alice.request({ url, headers: { 'if-none-match': String(etag) } });
  t.equal((await ask(created.headers.etag)).statusCode, 304);
  const changed = await alice.request({ method: 'PATCH', url, payload: { position: 1 } });
  t.equal(changed.headers.etag, '"2"');
  t.strictSame(JSON.parse(changed.body).meta, { etag: '"2"' });
  t.equal((await ask(created.headers.etag)).statusCode, 200, 'the old one is out');
  t.equal((await ask(changed.headers.etag)).statusCode, 304, 'the new one is in');
  await alice.request({ method: 'PATCH', url, payload: { position: 1 } });
  t.equal((await ask(changed.headers.etag)).statusCode, 304, 'and stays through a write that changes nothing');
});

t.test('of two reads of the same state the second is the first, to the byte', async (t) => {
  const alice = newUser(app);
  const { id } = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } }));
  const [one, other] = [await alice.request({ url: `tasks/${id}` }), await alice.request({ url: `tasks/${id}` })];
  t.equal(one.body, other.body);
});

t.test('an If-None-Match beyond the length of the contract is 400', async (t) => {
  const alice = newUser(app);
  const { id } = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } }));
  const header = `"1"${' '.repeat(1021)}x`;
  const response = await alice.request({ url: `tasks/${id}`, headers: { 'if-none-match': header } });
  t.match(isProblem(t, response, 'VALIDATION_FAILED').errors, [{ in: 'header', name: 'if-none-match' }]);
});
