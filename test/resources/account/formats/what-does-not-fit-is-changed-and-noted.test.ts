import t from 'tap';
import { notesOf, readTasks } from './files.ts';

const ID = '019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';

/** Reads one task with an id, and what was noted of it. */
async function read(fields: object) {
  const file = await readTasks([{ id: ID, title: 'Milk', ...fields }]);
  return { entry: file.tasks[0]?.entry, notes: notesOf(file) };
}

for (const [name, fields, becomes, notes] of [
  [
    'a long title',
    { title: 'ä'.repeat(501) },
    { title: 'ä'.repeat(500) },
    ['1 title changed: cut to 500 characters, of 501'],
  ],
  ['a title of characters beyond U+FFFF', { title: '😀'.repeat(500) }, { title: '😀'.repeat(500) }, []],
  ['no title', { title: ' ' }, { title: '(untitled)' }, ['1 title changed: it has none: it is now (untitled)']],
  [
    'what PostgreSQL cannot keep',
    { title: 'a\0b\ud800' },
    { title: 'ab\uFFFD' },
    ['1 title changed: U+0000 is left out, and a lone surrogate is now U+FFFD: they cannot be stored'],
  ],
  [
    'a day that there is not',
    { due: { date: '2026-02-30', time: null, time_zone: null } },
    { due: null },
    ['1 due changed: "2026-02-30" is no day like 2026-11-21: it is not due any more'],
  ],
  [
    'no time, no zone',
    { due: { date: '2026-02-28', time: '25:00', time_zone: '+01:00' } },
    { due: { date: '2026-02-28', time: null, time_zone: null } },
    [
      '1 due changed: "25:00" is no time like 14:30:00: it is due on the whole day',
      '1 due changed: "+01:00" is no time zone like Europe/Vienna: it has none',
    ],
  ],
  [
    'a priority',
    { priority: 10 },
    { priority: 0 },
    ['1 priority changed: 10 is no whole number from 0 to 9: it is now 0'],
  ],
  [
    'a position',
    { position: 1e16 },
    { position: 1763631841152 },
    ['1 position changed: 10000000000000000 is no number between -1e15 and 1e15: it is left out'],
  ],
  [
    'tags',
    { tags: ['a', 'a', ' ', 'b'.repeat(51)] },
    { tags: ['a', 'b'.repeat(50)] },
    [
      '1 tags changed: "a" was there twice and is there once',
      '1 tags changed: a blank tag is left out',
      '1 tags changed: cut to 50 characters, of 51',
    ],
  ],
  [
    'too many tags',
    { tags: Array.from({ length: 22 }, (_, index) => `t${index}`) },
    { tags: Array.from({ length: 20 }, (_, index) => `t${index}`) },
    ['1 tags changed: left out: 2 more, from "t20" on, at most 20 tags'],
  ],
  [
    'metadata',
    { metadata: { order: 17, list: ['x'], ['k'.repeat(41)]: '' } },
    { metadata: { order: '17', list: '["x"]', ['k'.repeat(40)]: '' } },
    ['1 metadata changed: cut to 40 characters, of 41'],
  ],
  [
    'a completion without being completed',
    { completed_at: '2026-01-01T00:00:00Z' },
    { is_completed: false, completed_at: null, completed_by: null },
    ['1 completed_at changed: left out: it is not completed'],
  ],
  [
    'completed nobody knows when',
    { is_completed: true, updated_at: '2026-01-01T01:00:00+01:00' },
    { completed_at: '2026-01-01T00:00:00.000Z' },
    [],
  ],
] as const) {
  t.test(name, async (t) => {
    const { entry, notes: noted } = await read(fields);
    t.match(entry, becomes);
    t.strictSame(noted, notes);
  });
}

t.test('an id that the service would not accept is replaced, and found by what refers to it', async (t) => {
  const other = '2f1c9b7a-3f80-4c3e-9d3b-2f6d1c9b7a10';
  const file = await readTasks([
    { id: other, title: 'above' },
    { id: ID, title: 'below', parent_id: other },
  ]);
  const [above, below] = file.tasks.map(({ entry }) => entry);
  t.match(notesOf(file)[0], /^1 id changed: "2f1c9b7a-.*" is no UUID of version 7: it is now 019b76da-a800-7/);
  t.equal(below?.parent_id, above?.id);
  t.equal(below?.id, ID);
});

t.test('an id of the future', async (t) => {
  const { entry, notes } = await read({ id: '01ffffff-3f80-7c3e-9d3b-2f6d1c9b7a10' });
  t.match(notes, [/has a moment more than a day ahead/]);
  t.equal(entry?.created_at, '2026-01-01T00:00:00.000Z');
});

t.test('what is no task, and an id that was there before, are left out', async (t) => {
  const file = await readTasks([{ id: ID, title: 'Milk' }, 'Bread', { id: ID.toUpperCase(), title: 'Butter' }]);
  t.strictSame(notesOf(file), [
    '2 - left_out: "Bread" is no object',
    '3 - left_out: it has the same id as row 1, which is kept',
  ]);
  t.strictSame(
    file.tasks.map(({ entry }) => entry.title),
    ['Milk'],
  );
});
