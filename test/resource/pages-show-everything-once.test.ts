import t from 'tap';
import type { Thing, ThingFields, ThingQuery } from './thing.ts';
import { draftThing, newOwner, openThings, PLAIN, withoutTable } from './things.ts';

const skip = withoutTable;

type Value = string | number | boolean | null;

/** By code point, as PostgreSQL compares text in the C collation. */
const compareTexts = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

const KEYS: Record<string, (thing: Thing) => Value[]> = {
  created_at: () => [],
  name: ({ name }) => [name],
  due: ({ due }) => [due && `${due.date} ${due.time ?? '00:00:00'}`],
  remind_at: ({ remind_at }) => [remind_at],
  level: ({ level }) => [level],
  size: ({ size }) => [size],
  kind: ({ kind }) => [kind],
  is_done: ({ is_done }) => [is_done],
  shelf: ({ shelf }) => [shelf.label],
};

function compareValues(one: Value, other: Value): number {
  if (typeof one === 'string' && typeof other === 'string') return compareTexts(one, other);
  return Number(one) - Number(other);
}

/** The things as the list has to have them: nulls last both ways, ties by id. */
function sorted(things: readonly Thing[], sort: string): Thing[] {
  const keyOf = KEYS[sort.replace('-', '')] ?? (() => []);
  const direction = sort.startsWith('-') ? -1 : 1;
  return [...things].sort((one, other) => {
    const others = keyOf(other);
    for (const [index, value] of keyOf(one).entries()) {
      const than = others[index] ?? null;
      if (value === than) continue;
      if (value === null) return 1;
      if (than === null) return -1;
      return direction * compareValues(value, than);
    }
    return direction * compareTexts(one.id, other.id);
  });
}

/** Each value several times over, alone and beside others; nulls as well. */
const VARIANTS: Partial<ThingFields>[] = [
  {},
  { level: 1, remind_at: '0001-01-01T00:00:00.000Z', due: { date: '2026-11-21', time: null, zone: null } },
  { level: -5, is_done: true, due: { date: '2026-11-21', time: '08:00:00', zone: null } },
  { level: 1, size: -0.1, due: { date: '2026-11-21', time: '00:00:00', zone: null }, name: 'ä' },
  { size: 1e300, remind_at: '9999-12-31T23:59:59.999Z', due: { date: '0001-01-01', time: null, zone: null } },
  { size: 0.1, is_done: true, remind_at: '2026-11-20T10:14:33.100Z', shelf: { row: 1, label: '' } },
  { kind: 'toy', name: 'B', shelf: { row: 1, label: 'a' }, due: { date: '9999-12-31', time: '23:59:59', zone: '' } },
  { kind: 'food', name: 'a', shelf: { row: 0, label: null }, level: 2_147_483_647 },
];

const SORTS = Object.keys(KEYS).flatMap((name) => [name, `-${name}`]) as ThingQuery['sort'][];

t.test('every page size, every sort, both directions', { skip }, async (t) => {
  const { store, page } = await openThings(t);
  const subject = newOwner();
  const things: Thing[] = [];
  for (const fields of [...VARIANTS, ...VARIANTS]) {
    const thing = draftThing(subject, { ...PLAIN, ...fields });
    await store(thing);
    things.push(thing);
  }
  for (const sort of SORTS) {
    const want = sorted(things, sort).map(({ id }) => id);
    for (const limit of [1, 2, 3, 5, 7, things.length - 1, things.length, 200]) {
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const { data, meta } = await page(subject, { sort, limit, ...(cursor !== null && { cursor }) });
        t.equal(meta.count, data.length);
        found.push(...data.map(({ id }) => id));
        cursor = meta.next_cursor;
      } while (cursor !== null && found.length <= things.length);
      t.strictSame(found, want, `${sort}, ${limit} at a time`);
    }
  }
});
