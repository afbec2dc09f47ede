import fc from 'fast-check';
import t from 'tap';
import type { ThingFields } from './thing.ts';
import { newOwner, openThings, PLAIN, parsed, withoutTable } from './things.ts';

const skip = withoutTable;

const HARD_TEXTS = [
  ...['', ' ', '"', '\\', '\\"', ',', 'a,b', '{', '}', '{}', '{"a","b"}', 'NULL', 'null', '"NULL"', "'", '$1', '%s'],
  ...[
    '\n\r\t\u0001\u001f\u007f',
    'ü',
    'ß',
    '\u{1f600}',
    'e\u0301',
    '\u2028',
    '\ufeff',
    '\u202e',
    '[1:2]={a,b}',
    '\\000',
  ],
];

const FIELDS: Record<string, Partial<ThingFields>> = {
  'every word of an enum': { kind: 'food' },
  'a list of texts that an array of PostgreSQL has to quote': { tags: HARD_TEXTS },
  'a list with one empty text': { tags: [''] },
  'a list with one text that looks like NULL': { tags: ['NULL'] },
  'a text with what JSON and SQL escape': { name: HARD_TEXTS.join('|') },
  'a group with everything': { due: { date: '2026-11-21', time: '14:30:00', zone: 'Europe/Vienna' } },
  'a group with some': { due: { date: '2026-11-21', time: null, zone: null } },
  'the first day': { due: { date: '0001-01-01', time: '00:00:00', zone: '' } },
  'the last day': { due: { date: '9999-12-31', time: '23:59:59', zone: 'UTC' } },
  'a leap day': { due: { date: '2024-02-29', time: null, zone: null } },
  'a group that is never null': { shelf: { row: -2_147_483_648, label: '"' } },
  'the first moment': { remind_at: '0001-01-01T00:00:00.000Z' },
  'the last moment': { remind_at: '9999-12-31T23:59:59.999Z' },
  'a moment before the common era of computers': { remind_at: '1969-12-31T23:59:59.999Z' },
  'a flag': { is_done: true, is_hidden: true },
  'fields whose names mean something in SQL, or in the statements of the kit': {
    ...{ order: 'first', answer: '42', now: '2026-11-20', owner: 'somebody' },
  },
  'an id of something else': { parent_id: '00000000-0000-7000-8000-000000000000', level: 2_147_483_647 },
};

const SIZES = [0, 1, -1, 0.1, 0.1 + 0.2, 1e15, -1e15, 1e-5, 1e-6, 1e-7, 1e21, 123_456_789_012_345.6, 5e-324];
SIZES.push(Number.MAX_VALUE, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 1 / 3, Number.EPSILON, 1e14, 1e16);

t.test('each kind of value', { skip }, async (t) => {
  const { create, entries } = await openThings(t);
  const subject = newOwner();
  for (const [name, fields] of Object.entries(FIELDS)) {
    const created = await create({ owner: subject, subject, headers: {}, body: { ...PLAIN, ...fields } });
    const { data } = parsed<{ data: ThingFields & { id: string } }>(created.body);
    t.match(data, fields, name);
    const got = await entries.get({ owner: subject, subject, headers: {} }, data.id);
    t.strictSame(got.headers, { ETag: '"1"' });
    t.equal(String(got.status === 200 && got.body), String(created.body), `${name}: byte for byte`);
  }
});

t.test('members in any order, and an id in capitals', { skip }, async (t) => {
  const { create, entries } = await openThings(t);
  const [subject, parent_id] = [newOwner(), '00000000-0000-7000-8000-00000000000A'];
  const due = { zone: 'UTC', time: '14:30:00', date: '2026-11-21' };
  const created = await create({ owner: subject, subject, headers: {}, body: { ...PLAIN, due, parent_id } });
  const { data } = parsed<{ data: { id: string; parent_id: string } }>(created.body);
  t.equal(data.parent_id, parent_id.toLowerCase());
  const got = await entries.get({ owner: subject, subject, headers: {} }, data.id);
  t.equal(String(got.status === 200 && got.body), String(created.body), 'a strong entity tag stands for these bytes');
});

t.test('each number that a double is hard put to', { skip }, async (t) => {
  const { create, entries } = await openThings(t);
  const subject = newOwner();
  for (const size of SIZES) {
    const created = await create({ owner: subject, subject, headers: {}, body: { ...PLAIN, size } });
    const { data } = parsed<{ data: { id: string; size: number } }>(created.body);
    t.equal(data.size, size);
    const got = await entries.get({ owner: subject, subject, headers: {} }, data.id);
    t.equal(String(got.status === 200 && got.body), String(created.body), `${size}`);
  }
});

t.test('any lists of texts', { skip }, async (t) => {
  const { create, read, change } = await openThings(t);
  const subject = newOwner();
  const { id } = parsed<{ data: { id: string } }>(
    (await create({ owner: subject, subject, headers: {}, body: PLAIN })).body,
  ).data;
  const text = fc.string({ unit: fc.oneof(fc.constantFrom('"', '\\', ',', '{', '}', ' ', 'NULL', '\n'), fc.string()) });
  await fc.assert(
    fc.asyncProperty(fc.array(text), async (given) => {
      const tags = given.map((one) => one.replaceAll('\0', ''));
      t.strictSame((await change(subject, id, { tags })).tags, tags);
      t.strictSame((await read(subject, id)).tags, tags);
    }),
    { numRuns: 50 },
  );
});
