import t from 'tap';
import type { ThingFields } from './thing.ts';
import { draftThing, newOwner, openThings, withoutTable } from './things.ts';

const skip = withoutTable;

const FULL: ThingFields = {
  name: 'A hammer',
  kind: 'tool',
  tags: ['', 'a "b"', 'NULL'],
  size: 0.1,
  level: 3,
  is_hidden: true,
  is_done: true,
  remind_at: '2026-11-20T10:14:33.123Z',
  due: { date: '2026-11-21', time: '14:30:00', zone: 'Europe/Vienna' },
  shelf: { row: 1, label: 'left' },
  notes: { a: 'b' },
  parent_id: '00000000-0000-7000-8000-00000000000a',
  order: 'first',
  answer: '42',
  now: 'then',
  owner: 'somebody',
};

const EMPTY: ThingFields = {
  ...FULL,
  ...{ tags: [], level: null, is_done: false, remind_at: null, due: null, parent_id: null },
  shelf: { row: 1, label: null },
  notes: {},
};

/** A field with another value. */
const OTHER: Record<keyof ThingFields, unknown> = {
  name: 'a hammer',
  kind: 'toy',
  tags: ['', 'a "b"', 'null'],
  size: 0.100_000_000_000_000_02,
  level: 0,
  is_hidden: false,
  is_done: false,
  remind_at: '2026-11-20T10:14:33.124Z',
  due: { date: '2026-11-21', time: '14:30:01', zone: 'Europe/Vienna' },
  shelf: { row: 1, label: 'right' },
  notes: { a: 'c' },
  parent_id: '00000000-0000-7000-8000-000000000001',
  order: 'second',
  answer: '43',
  now: 'now',
  owner: 'nobody',
};

for (const [name, fields] of Object.entries({ full: FULL, empty: EMPTY })) {
  t.test(`a ${name} one, written again`, { skip }, async (t) => {
    const { store, change, read } = await openThings(t);
    const subject = newOwner();
    const thing = draftThing(subject, fields);
    await store(thing);
    t.strictSame(await change(subject, thing.id, fields), thing, 'as a whole');
    for (const [field, value] of Object.entries(fields)) {
      t.strictSame(await change(subject, thing.id, { [field]: value }), thing, field);
    }
    const inCapitals = thing.parent_id?.toUpperCase() ?? null;
    t.strictSame(await change(subject, thing.id, { parent_id: inCapitals }), thing);
    t.strictSame(await change(subject, thing.id, {}), thing, 'with nothing');
    t.strictSame(await read(subject, thing.id), thing);
  });
}

t.test('another value raises the version by one, and is the only change', { skip }, async (t) => {
  const { store, change, read } = await openThings(t);
  const subject = newOwner();
  for (const fields of [FULL, EMPTY]) {
    for (const [field, value] of Object.entries(OTHER)) {
      const thing = draftThing(subject, fields);
      await store(thing);
      const changed = await change(subject, thing.id, { [field]: value });
      const isSame = field === 'is_done' && !fields.is_done;
      const want = isSame
        ? thing
        : { ...thing, [field]: value, version: 2, etag: '"2"', updated_at: changed.updated_at };
      t.strictSame(changed, field === 'is_done' ? { ...want, done_at: null } : want, field);
      t.ok(changed.updated_at >= thing.updated_at);
      t.strictSame(await read(subject, thing.id), changed, field);
    }
  }
});
