import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { CSV_READERS, JSON_READERS } from '../../../../src/resources/account/formats/readers.ts';
import { type Reader, UnreadableFile } from '../../../../src/resources/account/formats/types.ts';
import { CONTEXT, fixture, taskpact } from './files.ts';

async function readsOrRefuses<Source>(read: Reader<Source>, source: Source): Promise<void> {
  try {
    const { projects, tasks } = await read(source, CONTEXT);
    const ids = new Set<string | null>([null, ...tasks.map(({ entry }) => entry.id)]);
    const known = new Set<string | null>([null, ...projects.map(({ entry }) => entry.id)]);
    for (const { entry } of tasks) assert.ok(ids.has(entry.parent_id) && known.has(entry.project_id));
  } catch (error) {
    assert.ok(error instanceof UnreadableFile, error instanceof Error ? error : String(error));
  }
}

const FIELDS = [
  ...[
    'id',
    'title',
    'name',
    'description',
    'due',
    'due_date',
    'priority',
    'tags',
    'labels',
    'metadata',
    'position',
    'version',
  ],
  ...[
    'parent',
    'parent_id',
    'project_id',
    'created',
    'updated',
    'related_tasks',
    'items',
    'tasks',
    'child_projects',
    'links',
  ],
  ...[
    'views',
    'buckets',
    'positions',
    'task_buckets',
    'comments',
    'attachments',
    'percent_done',
    '__proto__',
    'constructor',
  ],
];

const value = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('a', 'b', 1, '2026-02-30', '0001-01-01T00:00:00Z', '\ud800\0', 1e300),
);

const thing = fc.dictionary(
  fc.constantFrom(...FIELDS),
  fc.oneof(value, fc.array(fc.dictionary(fc.constantFrom(...FIELDS), value), { maxLength: 3 })),
);

const things = fc.array(fc.oneof(thing, value), { maxLength: 5 });

t.test('any JSON', async () => {
  for (const [format, read] of Object.entries(JSON_READERS)) {
    const source = fc.oneof(
      value,
      fc.tuple(things, things).map(([projects, tasks]) => taskpact(tasks, projects)),
      things.map((items) => ({ kind: 'tasks#taskLists', items: [{ id: 'l', title: 'L', items }] })),
      things.map((tasks) => [{ id: 1, title: 'P', tasks, child_projects: tasks }]),
    );
    await fc.assert(
      fc.asyncProperty(source, (given) => readsOrRefuses(read, given)),
      { numRuns: 300 },
    );
    t.pass(format);
  }
});

t.test('any CSV', async () => {
  const cell = fc.constantFrom(
    '',
    '1',
    '-',
    '"',
    '""',
    ',',
    '\n',
    '\r\n',
    'task',
    'project',
    'section',
    'note',
    "'=",
    'Oct 5 2026',
    '\0',
    '{',
    '99',
  );
  for (const [format, read] of Object.entries(CSV_READERS)) {
    const [header = ''] = fixture('todoist.csv').split('\n');
    const heads = fc.constantFrom(
      `${header}\n`,
      'type,id,title,project,parent_id,tags,metadata\n',
      'title',
      '',
      '\uFEFFtitle\r\n',
    );
    const text = fc.tuple(heads, fc.array(cell, { maxLength: 60 })).map(([head, cells]) => head + cells.join(','));
    const source = fc.oneof(text, fc.string({ unit: 'binary' }));
    await fc.assert(
      fc.asyncProperty(source, (given) => readsOrRefuses(read, given)),
      { numRuns: 300 },
    );
    t.pass(format);
  }
});

t.test('what nests deeply, and long lists', async () => {
  const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
  const long = Array.from({ length: 200_000 }, () => 0);
  for (const read of Object.values(JSON_READERS)) {
    for (const odd of [deep, long]) {
      const fields = Object.fromEntries(FIELDS.map((field) => [field, odd]));
      await readsOrRefuses(read, odd);
      await readsOrRefuses(read, taskpact([fields], [fields]));
      await readsOrRefuses(read, { kind: 'tasks#taskLists', items: [{ id: 'l', title: 'L', items: [fields] }] });
      await readsOrRefuses(read, [{ ...fields, tasks: [fields], child_projects: [] }]);
    }
  }
});
