import t from 'tap';
import { isProblem, pageIn, taskIn } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { CONTRACT } from '../../helpers/contract.ts';

const { app } = await startApp(t);

const TEXTS: readonly (readonly [string, string])[] = [
  ['one character', 'x'],
  ['500 characters', 'x'.repeat(500)],
  ['500 characters outside the BMP', '🥛'.repeat(500)],
  ['emoji of several code points', '👩‍👩‍👧‍👦 🏳️‍🌈 🇺🇦'],
  ['right to left', 'لشراء الحليب \u202b‏קנה חלב‏\u202c'],
  ['combining and precomposed letters, not normalized', 'e\u0301 é Å Å'],
  ['white space around', '  \t padded \n  '],
  ['line separators and a BOM', 'a\u2028b\u2029c\ufeffd'],
  ['control characters', '\u0001\b\t\n\r\u001b\u007f\u0085'],
  ['noncharacters', '\ufffe\uffff\u{10ffff}'],
  ['JSON and HTML', '{"title":"\\u0000"} <script>alert("x")</script> &amp; \\ / "'],
  ['SQL', "'); DROP TABLE tasks; -- $1 %s \\' \""],
  ['a format and a template', '%s {{title}} %d $1 %n'],
];

t.test('a title and a description come back to the byte', async (t) => {
  const alice = newUser(app);
  for (const [name, text] of TEXTS) {
    const payload = { title: text, description: text.repeat(3) };
    const created = await alice.request({ method: 'POST', url: 'tasks', payload });
    t.equal(created.statusCode, 201, name);
    const { id } = taskIn(created);
    const read = taskIn(await alice.request({ url: `tasks/${id}` }));
    t.strictSame([read.title, read.description], [text, text.repeat(3)], `${name}, read`);
    const turned = { title: `${text.slice(0, 2)}!`, description: text };
    const patched = taskIn(await alice.request({ method: 'PATCH', url: `tasks/${id}`, payload: turned }));
    t.strictSame([patched.title, patched.description], [turned.title, text], `${name}, patched`);
  }
  t.equal(pageIn(await alice.request({ url: 'tasks' })).meta.count, TEXTS.length, 'and the table is still there');
});

t.test('lengths are counted in characters, not in UTF-16 units or bytes', async (t) => {
  const alice = newUser(app);
  const write = (payload: object) => alice.request({ method: 'POST', url: 'tasks', payload });
  t.equal((await write({ title: 'x', description: '🥛'.repeat(5000) })).statusCode, 201);
  t.equal((await write({ title: 'x', description: '' })).statusCode, 201);
  isProblem(t, await write({ title: '🥛'.repeat(501) }), 'VALIDATION_FAILED', 'a title of 501');
  isProblem(t, await write({ title: 'x'.repeat(501) }), 'VALIDATION_FAILED', 'a title of 501');
  isProblem(
    t,
    await write({ title: 'x', description: 'x'.repeat(5001) }),
    'VALIDATION_FAILED',
    'a description of 5,001',
  );
});

/** All that Unicode, ICU, glibc or JavaScript might hold for white space. */
const MAYBE_BLANK = [
  ...[0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x85, 0xa0, 0xad, 0x1680, 0x180e],
  ...Array.from({ length: 16 }, (_, index) => 0x2000 + index),
  ...[0x2028, 0x2029, 0x202f, 0x205f, 0x2060, 0x2800, 0x3000, 0x3164, 0xfeff],
];

t.test('the contract alone decides what a blank title is: the database agrees', async (t) => {
  const alice = newUser(app);
  const title = (CONTRACT.components?.schemas?.TaskTitle ?? {}) as { pattern?: string };
  const pattern = new RegExp(String(title.pattern), 'u');
  const { id } = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'x' } }));
  for (const code of MAYBE_BLANK) {
    const payload = { title: String.fromCodePoint(code) };
    const name = `U+${code.toString(16).padStart(4, '0')}`;
    const isAllowed = pattern.test(payload.title);
    const created = await alice.request({ method: 'POST', url: 'tasks', payload });
    t.equal(created.statusCode, isAllowed ? 201 : 400, `${name} in a new task`);
    const patched = await alice.request({ method: 'PATCH', url: `tasks/${id}`, payload });
    t.equal(patched.statusCode, isAllowed ? 200 : 400, `${name} in a patch`);
  }
});
