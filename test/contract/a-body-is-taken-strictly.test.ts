import t from 'tap';
import type { RequestBodyObject } from '../../src/contract/document.ts';
import { findingsIn, isProblem, pageIn, taskIn } from '../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../helpers/app.ts';
import { operationOf, requestFor, WITH_BODY } from '../helpers/operations.ts';

const { app, config } = await startApp(t);

/** Sends text or bytes to createTask as JSON. */
const post = (user: TestUser, payload: string | Buffer) =>
  user.request({ method: 'POST', url: 'tasks', headers: { 'content-type': 'application/json' }, payload });

const title = (text: string): string => JSON.stringify({ title: text });

const REFUSED: readonly (readonly [string, { given: string; want: readonly string[] }])[] = [
  ['an empty title', { given: title(''), want: ['body /title minLength'] }],
  ['a blank title', { given: title(' \t\n\u00a0\u3000\ufeff'), want: ['body /title pattern'] }],
  ['a title of 501 characters', { given: title('x'.repeat(501)), want: ['body /title maxLength'] }],
  ['U+0000 in the title', { given: title('a\0b'), want: ['body /title pattern'] }],
  ['only U+0000', { given: title('\0'), want: ['body /title pattern'] }],
  [
    'U+0000 in the description',
    { given: '{"title":"x","description":"\\u0000"}', want: ['body /description pattern'] },
  ],
  ['a high surrogate', { given: '{"title":"a\\ud83d"}', want: ['body /title type'] }],
  ['a low surrogate', { given: '{"title":"\\uDE00b"}', want: ['body /title type'] }],
  ['surrogates the wrong way round', { given: '{"title":"\\ude00\\ud83d"}', want: ['body /title type'] }],
  [
    'a surrogate in the description',
    { given: '{"title":"x","description":"\\udfff"}', want: ['body /description type'] },
  ],
  ['a surrogate in a name', { given: '{"title":"x","\\ud800":1}', want: ['body  type'] }],
  ['an unknown field', { given: '{"title":"x","color":1}', want: ['body /color additionalProperties'] }],
  ['a name with / and ~', { given: '{"title":"x","a/b~c":1}', want: ['body /a~1b~0c additionalProperties'] }],
  ['__proto__', { given: '{"title":"x","__proto__":{"a":1}}', want: ['body /__proto__ additionalProperties'] }],
  ['a tag that comes twice', { given: '{"title":"x","tags":["a","b","a"]}', want: ['body /tags uniqueItems'] }],
  [
    'the tag __proto__ twice',
    { given: '{"title":"x","tags":["__proto__","__proto__"]}', want: ['body /tags uniqueItems'] },
  ],
  ['constructor', { given: '{"title":"x","constructor":1}', want: ['body /constructor additionalProperties'] }],
  [
    'a title from __proto__',
    { given: '{"__proto__":{"title":"x"}}', want: ['body /__proto__ additionalProperties', 'body /title required'] },
  ],
  ['a field of the service', { given: '{"title":"x","id":"1"}', want: ['body /id additionalProperties'] }],
  ['text for is_completed', { given: '{"title":"x","is_completed":"true"}', want: ['body /is_completed type'] }],
  ['a number for a title', { given: '{"title":1}', want: ['body /title type'] }],
  ['null for a title', { given: '{"title":null}', want: ['body /title type'] }],
  ['a number for a description', { given: '{"title":"x","description":0}', want: ['body /description type'] }],
  ['text for a position', { given: '{"title":"x","position":"1"}', want: ['body /position type'] }],
  ['true for a position', { given: '{"title":"x","position":true}', want: ['body /position type'] }],
  ['a fraction', { given: '{"title":"x","priority":1.5}', want: ['body /priority type'] }],
  ['null for a position', { given: '{"title":"x","position":null}', want: ['body /position type'] }],
  ['a position beyond 1e15', { given: '{"title":"x","position":1000000000000001}', want: ['body /position maximum'] }],
  ['a position below -1e15', { given: '{"title":"x","position":-1000000000000001}', want: ['body /position minimum'] }],
  ['a position beyond everything', { given: '{"title":"x","position":1e400}', want: ['body /position type'] }],
  ['no title', { given: '{}', want: ['body /title required'] }],
  ['an array', { given: '[{"title":"x"}]', want: ['body  type'] }],
  ['a text', { given: '"title"', want: ['body  type'] }],
  ['null', { given: 'null', want: ['body  type'] }],
];

t.test('a body that is not as the contract says is 400, and each finding has its place', async (t) => {
  const alice = newUser(app);
  for (const [name, { given, want }] of REFUSED) {
    const problem = isProblem(t, await post(alice, given), 'VALIDATION_FAILED', name);
    const found = findingsIn(problem);
    for (const finding of want) t.ok(found.includes(finding), `${name}: ${finding} is among ${found.join('; ')}`);
  }
  t.strictSame(pageIn(await alice.request({ url: 'tasks' })).data, [], 'nothing was made');
});

const MALFORMED: readonly (readonly [string, string | Buffer])[] = [
  ['text that breaks off', '{"title":"x"'],
  ['a trailing comma', '{"title":"x",}'],
  ['a comment', '{"title":"x"} // milk'],
  ['two documents', '{"title":"x"}{"title":"y"}'],
  ['single quotes', "{'title':'x'}"],
  ['a raw line break in a text', '{"title":"a\nb"}'],
  ['NaN', '{"title":"x","position":NaN}'],
  ['white space only', '  \n'],
  ['a form', 'title=x'],
  ['an overlong encoding', Buffer.from('7b227469746c65223a22c0af227d', 'hex')],
  ['an encoded surrogate', Buffer.from('7b227469746c65223a22eda0bd227d', 'hex')],
  ['a byte that begins nothing', Buffer.from('7b227469746c65223a22ff227d', 'hex')],
  ['a character cut in half', Buffer.from('7b227469746c65223a22f09fa5227d', 'hex')],
  ['ISO 8859-1', Buffer.from('{"title":"Müsli"}', 'latin1')],
  ['UTF-16', Buffer.from('\ufeff{"title":"x"}', 'utf16le')],
];

t.test('a body that is no JSON in UTF-8 is 400', async (t) => {
  const alice = newUser(app);
  for (const [name, given] of MALFORMED) {
    const { detail } = isProblem(t, await post(alice, given), 'MALFORMED_JSON', name);
    t.match(detail, /^The body is not JSON in UTF-8: /, name);
  }
  t.strictSame(pageIn(await alice.request({ url: 'tasks' })).data, [], 'nothing was made');
});

t.test('a body where one is required is required', async (t) => {
  const alice = newUser(app);
  const required = WITH_BODY.filter((id) => (operationOf(id).operation.requestBody as RequestBodyObject).required);
  t.ok(required.length > 0);
  for (const id of required) {
    const { payload: _payload, ...request } = requestFor(id);
    for (const [name, change] of [
      ['none', { headers: {} }],
      ['none of a type', {}],
      ['an empty one', { payload: '' }],
      ['an empty one of another type', { payload: '', headers: { 'content-type': 'text/plain' } }],
      ['a length of 0', { headers: { 'content-length': '0' } }],
    ] as const) {
      const problem = isProblem(
        t,
        await alice.request({ ...request, ...change }),
        'VALIDATION_FAILED',
        `${id}: ${name}`,
      );
      t.strictSame(findingsIn(problem), ['body  required'], `${id}: ${name}`);
    }
  }
});

t.test('what looks strange and is JSON is taken', async (t) => {
  const alice = newUser(app);
  for (const [name, given, want] of [
    ['escapes', '{"\\u0074itle":"\\uD83E\\uDD5B\\u00fc\\/"}', '🥛ü/'],
    ['white space', ' \r\n\t{ "title" : "x" } \n', 'x'],
    ['a name given twice', '{"title":"first","title":"second"}', 'second'],
    ['a number with an exponent', '{"title":"x","position":1e2}', 'x'],
    ['a BOM', '\ufeff{"title":"x"}', 'x'],
  ] as const) {
    const response = await post(alice, given);
    t.equal(response.statusCode, 201, name);
    t.equal(taskIn(response).title, want, name);
  }
});

t.test('a body nested as deep as it can be is refused like any other', async (t) => {
  const alice = newUser(app);
  const nested = (inner: string, depth: number) => `${'['.repeat(depth)}${inner}${']'.repeat(depth)}`;
  isProblem(t, await post(alice, nested('', 32_000)), 'VALIDATION_FAILED', 'arrays');
  isProblem(t, await post(alice, `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`), 'VALIDATION_FAILED', 'objects');
  isProblem(t, await post(alice, nested('"\\ud800"', 32_000)), 'VALIDATION_FAILED', 'with a surrogate in the middle');
  isProblem(t, await post(alice, nested('"\\ud83e\\udd5b"', 32_000)), 'VALIDATION_FAILED', 'with a whole pair');
});

t.test('BODY_LIMIT_BYTES bytes are taken, one more is 413', async (t) => {
  const alice = newUser(app);
  const padded = (length: number) => '{"title":"x"}'.padEnd(length);
  t.equal((await post(alice, padded(config.BODY_LIMIT_BYTES))).statusCode, 201);
  const { detail } = isProblem(t, await post(alice, padded(config.BODY_LIMIT_BYTES + 1)), 'PAYLOAD_TOO_LARGE');
  t.match(detail, String(config.BODY_LIMIT_BYTES));
  t.equal(pageIn(await alice.request({ url: 'tasks' })).meta.count, 1);
});
