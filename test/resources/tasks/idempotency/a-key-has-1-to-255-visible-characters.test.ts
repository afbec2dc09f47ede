import t from 'tap';
import { newUser, startApp } from '../../../helpers/app.ts';
import { everythingOf, rowsOf } from '../../../helpers/rows.ts';
import { create, isReplay } from './creations.ts';

const { app, database } = await startApp(t);

const VISIBLE = Array.from({ length: 0x7e - 0x20 }, (_, index) => String.fromCharCode(0x21 + index)).join('');

const GOOD = { 'of one character': 'k', 'of 255 characters': 'k'.repeat(255), 'of every visible character': VISIBLE };

const BAD: Record<string, string> = {
  'of no character': '',
  'of 256 characters': 'k'.repeat(256),
  'that is a space': ' ',
  'with a space': 'a b',
  'with a space behind it': 'a ',
  'with a tab': 'a\tb',
  'with U+0000': 'a\u0000b',
  'with a control character': 'a\u0001b',
  'with a line break': 'a\nb',
  'with U+007F': 'a\u007fb',
  'with an umlaut': 'schlüssel',
  'with an emoji': 'a😀',
  'of two headers in one': 'a, b',
};

for (const [name, key] of Object.entries(GOOD)) {
  t.test(`a key ${name} is taken`, async (t) => {
    const alice = newUser(app);
    t.equal((await create(alice, key)).statusCode, 201);
    t.ok(isReplay(await create(alice, key)));
    t.match((await rowsOf(database, alice.id)).keys, [{ key }]);
  });
}

for (const [name, key] of Object.entries(BAD)) {
  t.test(`a key ${name} is refused, and nothing is made`, async (t) => {
    const alice = newUser(app);
    const want = { status: 400, code: 'VALIDATION_FAILED', errors: [{ in: 'header', name: 'idempotency-key' }] };
    t.match((await create(alice, key)).json(), want);
    t.strictSame(await everythingOf(database, alice.id), {});
  });
}

t.test('keys that only differ at the end or in case are different keys', async (t) => {
  const alice = newUser(app);
  for (const key of ['k'.repeat(254), 'k'.repeat(255), `${'k'.repeat(254)}K`, 'K', 'k', '%6b', "k'"]) {
    t.notOk(isReplay(await create(alice, key)), key.slice(-3));
  }
});
