import fc from 'fast-check';
import t, { type Test } from 'tap';
import { BYTE_WRITERS } from '../../../../src/database/raw/index.ts';
import type { Row, TextRow } from '../../../../src/database/raw/row.ts';
import { columnsOf } from '../../../../src/resource/columns.ts';
import {
  boolean,
  date,
  dateTime,
  double,
  type Form,
  flag,
  group,
  integer,
  nullable,
  oneOf,
  owner,
  text,
  texts,
  time,
  uuid,
} from '../../../../src/resource/fields.ts';
import { writerOf } from '../../../resource/writers.ts';

const OWNER = 'ada "the \\ first"';

type Fields = Readonly<Record<string, Form>>;

const declaredWith = (fields: Fields) => ({
  fields,
  selected: columnsOf(fields).filter(({ since }) => since === undefined),
});

function lengthOf(field: string | null): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(field === null ? -1 : Buffer.byteLength(field));
  return length;
}

/** A row as it lies in what the socket gave: something before it, and something behind. */
function rowOf(fields: TextRow): Row {
  const parts = fields.flatMap((field) => [lengthOf(field), Buffer.from(field ?? '')]);
  const bytes = Buffer.concat([Buffer.from('before'), ...parts, Buffer.from('behind')]);
  return { bytes, start: 'before'.length, end: bytes.length - 'behind'.length, fields };
}

/** Makes the function that gives the JSON of a row, in the room that it is said to take at most. */
async function jsonWriter(t: Test, fields: Fields) {
  const makeWriter = await writerOf(t, declaredWith(fields));
  const { room, write } = makeWriter(BYTE_WRITERS);
  const ownerJson = Buffer.from(JSON.stringify(OWNER));
  return (values: TextRow): string => {
    const row = rowOf(values);
    const to = Buffer.alloc(room(ownerJson, row));
    return to.toString('utf8', 0, write(to, 0, ownerJson, row));
  };
}

/** Each kind of value: as PostgreSQL writes it, and what it is. */
const VALUES: Readonly<Record<string, readonly [form: Form, ...(readonly [text: string | null, value: unknown])[]]>> = {
  text: [
    text(),
    ['', ''],
    ['a "quote" \\ \n \u0001 ü \u{1f600}', 'a "quote" \\ \n \u0001 ü \u{1f600}'],
    ['null', 'null'],
  ],
  'text or null': [nullable(text()), [null, null], ['', '']],
  uuid: [uuid(), ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000a']],
  integer: [integer(), ['0', 0], ['-2147483648', -2_147_483_648]],
  'integer or null': [nullable(integer()), [null, null], ['7', 7]],
  double: [
    double(),
    ...([
      ['0.1', 0.1],
      ['-1.5', -1.5],
      ['1e+15', 1e15],
      ['1e-05', 1e-5],
      ['1e-07', 1e-7],
    ] as const),
    ...([
      ['1e+21', 1e21],
      ['-1.234e+20', -1.234e20],
      ['1.7976931348623157e+308', Number.MAX_VALUE],
    ] as const),
    ['5e-324', 5e-324],
  ],
  boolean: [boolean(), ['t', true], ['f', false]],
  'boolean or null': [nullable(boolean()), [null, null], ['t', true], ['f', false]],
  enum: [oneOf('tool', 'toy'), ['toy', 'toy']],
  date: [date(), ['2026-11-21', '2026-11-21'], ['0001-01-01', '0001-01-01']],
  time: [time(), ['14:30:00', '14:30:00']],
  'date-time': [
    dateTime(),
    ...([
      ['2026-11-20 10:14:33+00', '2026-11-20T10:14:33.000Z'],
      ['2026-11-20 10:14:33.1+00', '2026-11-20T10:14:33.100Z'],
    ] as const),
    ...([
      ['2026-11-20 10:14:33.12+00', '2026-11-20T10:14:33.120Z'],
      ['0001-01-01 00:00:00.001+00', '0001-01-01T00:00:00.001Z'],
    ] as const),
  ],
  texts: [
    texts(),
    ...([
      ['{}', []],
      ['{""}', ['']],
      ['{a,b}', ['a', 'b']],
      ['{"a,b","{}"}', ['a,b', '{}']],
    ] as const),
    ...([
      ['{"NULL",null_,"a b"}', ['NULL', 'null_', 'a b']],
      ['{"\\"","\\\\","\\\\\\""}', ['"', '\\', '\\"']],
    ] as const),
    ['{\u0001,"ü\n",\u{1f600}}', ['\u0001', 'ü\n', '\u{1f600}']],
  ],
};

for (const [name, [form, ...cases]] of Object.entries(VALUES)) {
  t.test(`${name}, byte for byte as JSON.stringify has it`, async (t) => {
    const json = await jsonWriter(t, { before: text(), value: form, behind: text() });
    for (const [given, value] of cases) {
      t.equal(json(['a', given, 'b']), JSON.stringify({ before: 'a', value, behind: 'b' }), String(given));
    }
  });
}

t.test('the owner, which is not fetched, and a flag, which follows from its moment', async (t) => {
  const json = await jsonWriter(t, { is_done: flag('done_at'), user_id: owner(), done_at: nullable(dateTime()) });
  t.equal(json([null]), JSON.stringify({ is_done: false, user_id: OWNER, done_at: null }));
  t.equal(
    json(['2026-11-20 10:14:33.6+00']),
    JSON.stringify({ is_done: true, user_id: OWNER, done_at: '2026-11-20T10:14:33.600Z' }),
  );
});

t.test('a group is an object of its columns, or null', async (t) => {
  const due = group<{ date: string; time: string | null }>({ date: date(), time: nullable(time()) });
  const json = await jsonWriter(t, {
    due: nullable(due),
    shelf: group<{ row: number }>({ row: integer() }),
    name: text(),
  });
  const shelf = { row: 7 };
  t.equal(json([null, null, '7', 'a']), JSON.stringify({ due: null, shelf, name: 'a' }));
  t.equal(
    json(['2026-11-21', null, '7', 'a']),
    JSON.stringify({ due: { date: '2026-11-21', time: null }, shelf, name: 'a' }),
  );
  t.equal(
    json(['2026-11-21', '08:00:00', '7', 'a']),
    JSON.stringify({ due: { date: '2026-11-21', time: '08:00:00' }, shelf, name: 'a' }),
  );
});

t.test('a group in a group', async (t) => {
  const inner = group<{ x: number }>({ x: integer() });
  const json = await jsonWriter(t, { outer: nullable(group({ inner: nullable(inner), y: integer() })) });
  t.equal(json([null, '2']), JSON.stringify({ outer: null }));
  t.equal(json(['1', '2']), JSON.stringify({ outer: { inner: { x: 1 }, y: 2 } }));
});

t.test('any texts, alone and in lists', async (t) => {
  const json = await jsonWriter(t, { one: text(), list: texts() });
  const any = fc.string({ unit: fc.oneof(fc.constantFrom('"', '\\', ',', '{', '\n', '\u0001'), fc.string()) });
  const quoted = (value: string): string => `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
  fc.assert(
    fc.property(any, fc.array(any), (one, list) => {
      t.equal(json([one, `{${list.map(quoted).join()}}`]), JSON.stringify({ one, list }));
    }),
  );
});

t.test('what is no time of PostgreSQL in UTC is told, and never written', async (t) => {
  const json = await jsonWriter(t, { at: dateTime() });
  for (const other of [
    '2026-11-20 10:14:33.123+05:30',
    '2026-11-20 10:14:33.+00',
    '2026-11-20',
    '12026-11-20 10:14:33.123+00',
    '0001-01-01 00:00:00.123+00 BC',
  ]) {
    t.throws(() => json([other]), { message: `not a time as PostgreSQL writes it in UTC: ${other}` });
  }
});
