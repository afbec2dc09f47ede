import fc from 'fast-check';
import t from 'tap';
import { MAX_ESCAPE_FACTOR, putText, written } from '../../../src/database/raw/json-bytes.ts';

function jsonOf(text: string): string {
  const bytes = Buffer.from(`before${text}behind`);
  const length = Buffer.byteLength(text);
  return written(length * MAX_ESCAPE_FACTOR + 2, (to) => putText(to, 0, bytes, 'before'.length, length)).toString();
}

t.test('each character that there is on one byte', async (t) => {
  const all = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
  for (const one of all) t.equal(jsonOf(one), JSON.stringify(one));
  t.equal(jsonOf(all.join('')), JSON.stringify(all.join('')));
});

t.test('any text', async (t) => {
  const text = fc.string({ unit: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', '\\', '\n', '\u0000')) });
  fc.assert(fc.property(text, (given) => jsonOf(given) === JSON.stringify(given)));
  t.equal(jsonOf(''), '""');
});

t.test('a text that is larger than the room that is kept', async (t) => {
  const text = `\u001f${'ü'.repeat(300_000)}`;
  t.ok(jsonOf(text) === JSON.stringify(text));
});

t.test('what was written stays when something else is', async (t) => {
  const first = written(3, (to) => putText(to, 0, Buffer.from('a'), 0, 1));
  written(3, (to) => putText(to, 0, Buffer.from('b'), 0, 1));
  t.equal(first.toString(), '"a"');
});
