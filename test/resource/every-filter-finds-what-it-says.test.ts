import t from 'tap';
import type { Thing, ThingFields, ThingQuery } from './thing.ts';
import { draftThing, newOwner, openThings, PLAIN, withoutTable } from './things.ts';

const skip = withoutTable;

const dueOn = (date: string, time: string | null = null) => ({ due: { date, time, zone: 'Europe/Vienna' } });
const PARENT = '00000000-0000-7000-8000-00000000000a';

const THINGS: Record<string, Partial<ThingFields>> = {
  plain: {},
  toy: { kind: 'toy', tags: ['red', 'a "b", {c}'], size: -1, level: 3, is_hidden: true },
  food: { kind: 'food', tags: ['NULL', ''], size: 1e15, level: 0, parent_id: PARENT },
  done: { is_done: true, tags: ['red'], size: 1.5, level: -3 },
  first: { ...dueOn('0001-01-01', '00:00:00'), remind_at: '0001-01-01T00:00:00.000Z' },
  soon: { ...dueOn('2026-11-21', '14:30:00'), remind_at: '2026-11-21T14:30:00.500Z' },
  later: { ...dueOn('2026-11-22', '08:00:00'), remind_at: '2026-11-21T14:30:00.501Z' },
  last: { ...dueOn('9999-12-31', '23:59:59'), remind_at: '9999-12-31T23:59:59.999Z' },
  named: { owner: 'somebody', order: 'first', notes: { a: 'b: "c", d', '': '' } },
  percent: { name: '100 % of a_hammer \\ Ä', notes: { a: 'b' } },
  street: { name: 'Große Straße', tags: ['ΟΔΌΣ', 'e\u0301'] },
};

type Case = readonly [query: Partial<ThingQuery>, names: string];

const DUE = 'first soon later last';

const CASES: readonly Case[] = [
  [{ kind: ['toy'] }, 'toy'],
  [{ kind: ['food', 'toy', 'food'] }, 'toy food'],
  [{ tag: ['red'] }, 'toy done'],
  [{ tag: ['a "b", {c}', 'red'] }, 'toy'],
  [{ tag: ['NULL'] }, 'food'],
  [{ tag: [''] }, 'food'],
  [{ tag: ['null'] }, ''],
  [{ tag: [] }, Object.keys(THINGS).join(' ')],
  [{ level: 0 }, 'food'],
  [{ level: -3 }, 'done'],
  [{ level: 7 }, ''],
  [{ parent_id: PARENT.toUpperCase() }, 'food'],
  [{ owner: 'somebody' }, 'named'],
  [{ order: 'first', owner: 'somebody' }, 'named'],
  [{ owner: 'nobody' }, ''],
  [{ is_hidden: true }, 'toy'],
  [{ is_done: true }, 'done'],
  [{ is_done: false, is_hidden: false, kind: ['tool'], level: 0 }, ''],
  [{ size_above: 1 }, 'food done'],
  [{ size_above: 1.5 }, 'food'],
  [{ size_below: 1 }, 'toy'],
  [{ size_above: 1, size_below: 1e15 }, 'done'],
  [{ due_on: '2026-11-21' }, 'soon'],
  [{ due_on: '0000-11-21' }, ''],
  [{ due_after: '2026-11-21' }, 'later last'],
  [{ due_before: '2026-11-22' }, 'first soon'],
  [{ due_after: '2026-11-21', due_before: '2026-11-22' }, ''],
  [{ due_after: '0000-12-31' }, DUE],
  [{ due_after: '0000-01-01' }, DUE],
  [{ due_before: '0000-12-31' }, ''],
  [{ due_after: '0001-01-01' }, 'soon later last'],
  [{ due_before: '0001-01-01' }, ''],
  [{ due_after: '9999-12-30' }, 'last'],
  [{ due_after: '9999-12-31' }, ''],
  [{ due_before: '9999-12-31' }, 'first soon later'],
  [{ due_later: '08:00:00' }, 'soon last'],
  [{ reminded_at: '2026-11-21T14:30:00.5Z' }, 'soon'],
  [{ reminded_at: '2026-11-21T15:30:00.500000+01:00' }, 'soon'],
  [{ reminded_at: '2026-11-21T14:30:00.5001Z' }, ''],
  [{ reminded_at: '0000-01-01T00:00:00Z' }, ''],
  [{ reminded_at: '0001-01-01T00:00:00Z' }, 'first'],
  [{ remind_after: '2026-11-21T14:30:00.5Z' }, 'later last'],
  [{ remind_after: '2026-11-21T14:30:00.4999Z' }, 'soon later last'],
  [{ remind_before: '2026-11-21T14:30:00.5Z' }, 'first'],
  [{ remind_before: '2026-11-21T14:30:00.5001Z' }, 'first soon'],
  [{ remind_after: '0000-12-31T23:59:59.9999Z' }, DUE],
  [{ remind_after: '0001-01-01T00:00:00Z' }, 'soon later last'],
  [{ remind_before: '0001-01-01T00:00:00.0001Z' }, 'first'],
  [{ remind_after: '9999-12-31T23:59:59.999Z' }, ''],
  [{ remind_before: '9999-12-31T23:59:60Z' }, DUE],
  [{ q: 'HAMMER', tag: ['red'] }, 'toy done'],
  [{ q: '% of' }, 'percent'],
  [{ q: 'a_h' }, 'percent'],
  [{ q: '\\' }, 'percent'],
  [{ q: '"' }, 'toy'],
  [{ q: 'RED' }, 'toy done'],
  [{ q: 'STRASSE' }, 'street'],
  [{ q: 'straße' }, 'street'],
  [{ q: 'οδός' }, 'street'],
  [{ q: 'οδόσ' }, 'street'],
  [{ q: 'É' }, 'street'],
  [{ q: 'x' }, ''],
  [{ q: 'oδός' }, ''],
  [{ parent_id: 'none', tag: ['NULL'] }, ''],
  [{ parent_id: 'none', tag: ['red'] }, 'toy done'],
  [{ note: { a: 'b' } }, 'percent'],
  [{ note: { a: 'b: "c", d', '': '' } }, 'named'],
  [{ note: { b: 'b' } }, ''],
];

t.test('each filter, alone and with others', { skip }, async (t) => {
  const { store, page } = await openThings(t);
  const subject = newOwner();
  const names = new Map<string, string>();
  for (const owner of [subject, newOwner()]) {
    for (const [name, fields] of Object.entries(THINGS)) {
      const thing: Thing = draftThing(owner, { ...PLAIN, ...fields });
      await store(thing);
      names.set(thing.id, owner === subject ? name : `${name} of somebody else`);
    }
  }
  for (const [query, want] of CASES) {
    const { data, meta } = await page(subject, { ...query, include_total: true });
    t.equal(data.map(({ id }) => names.get(id)).join(' '), want, JSON.stringify(query));
    t.equal(meta.total, data.length);
  }
});
