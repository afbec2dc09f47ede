import t from 'tap';
import { findingsIn, isProblem } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { operationOf } from '../../helpers/operations.ts';
import { listen, sendRaw } from '../../helpers/raw.ts';
import { everythingOf } from '../../helpers/rows.ts';
import { exportOf, furnish, importTo, removeAccount } from './accounts.ts';

const { app, database } = await startApp(t);
const port = await listen(app);

const names = (count: number) => Array.from({ length: count }, (_, index) => `"${index}":0`).join();

/** Tasks whose tags are all the same. */
const ofTags = (count: number) =>
  `{"format":"taskpact","version":1,"projects":[],"tasks":[${`{"tags":["a"${',"a"'.repeat(99)}]},`.repeat(count)}{}]}`;

const FILES: [
  name: string,
  payload: string | Buffer,
  options: object,
  code: 'MALFORMED_JSON' | 'VALIDATION_FAILED' | 'UNSUPPORTED_MEDIA_TYPE',
  detail: RegExp,
][] = [
  ['no JSON', '{"format":', {}, 'MALFORMED_JSON', /JSON/],
  ['JSON that is no UTF-8', Buffer.from([0x22, 0xff, 0x22]), {}, 'MALFORMED_JSON', /UTF-8/],
  ['CSV that is no UTF-8', Buffer.from([0x74, 0xff]), { type: 'text/csv' }, 'VALIDATION_FAILED', /UTF-8/],
  ['half of a surrogate pair', '{"format":"\\ud800"}', {}, 'VALIDATION_FAILED', /surrogate/],
  ['another JSON', '{"tasks":[]}', {}, 'VALIDATION_FAILED', /no export of this service/],
  ['a later version', '{"format":"taskpact","version":2,"projects":[],"tasks":[]}', {}, 'VALIDATION_FAILED', /version/],
  ['an open quote', 'type,title\ntask,"Buy', { type: 'text/csv' }, 'VALIDATION_FAILED', /row 2/],
  ['no header', 'a,b\n1,2\n', { type: 'text/csv', query: '?format=todoist' }, 'VALIDATION_FAILED', /row 1/],
  ['the media type of another format', '{}', { query: '?format=todoist' }, 'VALIDATION_FAILED', /sent as text\/csv/],
  ['a format that is none', '{}', { query: '?format=outlook' }, 'VALIDATION_FAILED', /todoist/],
  ['a media type that is none of a file', '{}', { type: 'text/plain' }, 'UNSUPPORTED_MEDIA_TYPE', /text\/csv/],
  ['millions of nothing', `[${'{},'.repeat(2_000_001)}{}]`, {}, 'VALIDATION_FAILED', /2000000 objects/],
  ['a text that is a file', `["${'a'.repeat(5_000_000)}"]`, {}, 'VALIDATION_FAILED', /4194304 bytes/],
  ['names without end', `{${names(500_001)}}`, {}, 'VALIDATION_FAILED', /500000 different names/],
  ['nothing but commas', `title${','.repeat(8_000_001)}`, { type: 'text/csv' }, 'VALIDATION_FAILED', /8000000 cells/],
  ['a row without end', `title\n${'a'.repeat(5_000_000)}`, { type: 'text/csv' }, 'VALIDATION_FAILED', /row 2/],
  ['millions of tags that do not fit', ofTags(21_000), {}, 'VALIDATION_FAILED', /Too many of its values/],
  ['nothing', '', {}, 'VALIDATION_FAILED', /required/],
];

for (const [name, payload, options, code, detail] of FILES) {
  t.test(`${name}: ${code}, and nothing is changed`, async (t) => {
    const user = newUser(app);
    await furnish(user);
    const before = await everythingOf(database, user.id);
    const problem = isProblem(t, await importTo(user, payload, options), code);
    t.match(problem.detail, detail);
    t.strictSame(await everythingOf(database, user.id), before);
  });
}

t.test('a file that the database refuses in the middle leaves nothing of what came before', async (t) => {
  const user = newUser(app);
  await furnish(user);
  const { body } = await exportOf(user);
  await removeAccount(user);
  const file = JSON.parse(body);
  // No file can make the service write that: the table itself has to refuse it.
  const last = file.tasks.at(-1);
  await database.pool.query(`ALTER TABLE tasks ADD CONSTRAINT no_import CHECK (id <> '${last.id}')`);
  t.teardown(() => database.pool.query('ALTER TABLE tasks DROP CONSTRAINT no_import'));
  t.not((await importTo(user, body)).statusCode, 200);
  const { tasks, projects } = await everythingOf(database, user.id);
  t.strictSame([tasks, projects], [undefined, undefined]);
});

t.test('a file that is too large is 413, whether its size is announced or not', async (t) => {
  const { token } = newUser(app);
  const limit = operationOf('importTasks').operation['x-body-limit'] ?? 0;
  const head = `POST /api/me/import HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n`;
  const announced = await sendRaw(port, `${head}Content-Length: ${limit + 1}\r\n\r\n{`);
  t.match(isProblem(t, announced, 'PAYLOAD_TOO_LARGE').detail, String(limit));
  const half = 'x'.repeat(limit / 2);
  const chunk = `${half.length.toString(16)}\r\n${half}\r\n`;
  const chunked = await sendRaw(port, `${head}Transfer-Encoding: chunked\r\n\r\n${chunk}${chunk}1\r\nx\r\n0\r\n\r\n`);
  t.match(isProblem(t, chunked, 'PAYLOAD_TOO_LARGE').detail, String(limit));
});

t.test('nothing of a file is received from who has no token', async (t) => {
  const head =
    'POST /api/me/import HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n';
  // The body never comes, and is not waited for.
  isProblem(t, await sendRaw(port, `${head}\r\n`), 'UNAUTHENTICATED');
});

t.test('an unknown parameter is 400 there as well', async (t) => {
  const answer = await importTo(newUser(app), '{}', { query: '?dryrun=true' });
  t.strictSame(findingsIn(isProblem(t, answer, 'VALIDATION_FAILED')), ['query dryrun additionalProperties']);
});
