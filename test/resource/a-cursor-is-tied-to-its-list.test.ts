import t from 'tap';
import { encodeCursor } from '../../src/resource/cursor.ts';
import { identityOf } from '../../src/resource/list.ts';
import type { ThingQuery } from './thing.ts';
import { draftThing, newOwner, openThings, PLAIN, withoutTable } from './things.ts';

const skip = withoutTable;

const QUERY: Partial<ThingQuery> = { limit: 1, sort: 'level', kind: ['tool', 'toy'] };

/** Another list each; every filter of the resource is among them. */
const OTHERS: Partial<ThingQuery>[] = [
  { sort: '-level' },
  { sort: 'size' },
  { sort: 'created_at' },
  { kind: ['tool'] },
  { kind: ['toy', 'tool'] },
  { tag: ['red'] },
  { level: 0 },
  { parent_id: '00000000-0000-7000-8000-00000000000a' },
  { parent_id: 'none' },
  { note: { a: 'b' } },
  { owner: 'somebody' },
  { order: 'first' },
  { is_hidden: false },
  { is_done: false },
  { size_above: 0 },
  { size_below: 9 },
  { due_on: '2026-11-21' },
  { due_after: '2026-11-21' },
  { due_before: '2026-11-21' },
  { due_later: '08:00:00' },
  { reminded_at: '2026-11-21T00:00:00Z' },
  { remind_after: '2026-11-21T00:00:00Z' },
  { remind_before: '2026-11-21T00:00:00Z' },
  { q: 'hammer' },
];

t.test('a cursor of another list is refused', { skip }, async (t) => {
  const { store, page, declared } = await openThings(t);
  const [subject, other] = [newOwner(), newOwner()];
  for (const owner of [subject, other]) {
    for (const level of [1, null, null]) await store(draftThing(owner, { ...PLAIN, level }));
  }
  const cursors: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { meta } = await page(subject, { ...QUERY, ...(cursor !== undefined && { cursor }) });
    cursor = meta.next_cursor;
    if (cursor !== null) cursors.push(cursor);
  }
  t.equal(cursors.length, 2, 'behind a value, and behind a null');
  const refused = { code: 'INVALID_CURSOR', status: 400 };
  for (const cursor of cursors) {
    await t.rejects(page(other, { ...QUERY, cursor }), refused, 'somebody else’s');
    for (const query of OTHERS) {
      await t.rejects(page(subject, { ...QUERY, ...query, cursor }), refused, JSON.stringify(query));
    }
    t.equal((await page(subject, { ...QUERY, limit: 2, include_total: true, cursor })).meta.total, 3, 'any page size');
  }
  const tried = new Set(OTHERS.flatMap((query) => Object.keys(query)));
  t.strictSame(
    [...declared.parameters.keys()].filter((name) => !tried.has(name)),
    [],
    'no filter was forgotten',
  );
});

t.test('a cursor whose position is none of the sort is refused', { skip }, async (t) => {
  const { page, declared } = await openThings(t);
  const subject = newOwner();
  const id = '00000000-0000-7000-8000-00000000000a';
  const sorts = Object.entries<readonly [unknown[], unknown[]][]>({
    level: [
      [[1], ['1']],
      [[null], [1.5]],
      [[0], [2_147_483_648]],
    ],
    size: [
      [[1.5], [null]],
      [[-1e300], ['1']],
    ],
    due: [
      [
        ['2026-11-21', null],
        ['2026-11-31', null],
      ],
      [[null, null], ['2026-11-21']],
      [
        ['2026-11-21', '08:00:00'],
        ['0000-11-21', '08:00:00'],
      ],
      [
        ['2026-11-21', '08:00:00'],
        ['2026-11-21', '24:00:00'],
      ],
    ],
    remind_at: [
      [['2026-11-21T00:00:00.000Z'], ['2026-11-21T00:00:00Z']],
      [[null], ['0000-01-01T00:00:00.000Z']],
    ],
    kind: [
      [['toy'], ['car']],
      [['tool'], [null]],
    ],
    is_done: [
      [[true], ['true']],
      [[false], [null]],
    ],
    name: [
      [['\u{1f600}'], ['\ud800']],
      [[''], ['\0']],
    ],
  });
  for (const [sort, cases] of sorts) {
    for (const [good, bad] of cases) {
      const query = { limit: 1, sort, include_total: false };
      const cursorFor = (values: unknown[]) =>
        encodeCursor(identityOf(declared, subject, query), JSON.stringify([...values, id]));
      const list = { limit: 1, sort: sort as ThingQuery['sort'] };
      t.strictSame((await page(subject, { ...list, cursor: cursorFor(good) })).data, [], JSON.stringify(good));
      await t.rejects(
        page(subject, { ...list, cursor: cursorFor(bad) }),
        { code: 'INVALID_CURSOR' },
        JSON.stringify(bad),
      );
    }
  }
});
