import t from 'tap';
import { CSV_READERS, JSON_READERS } from '../../../../src/resources/account/formats/readers.ts';
import type { ReadFile } from '../../../../src/resources/account/formats/types.ts';
import { CONTEXT, FIXTURES, readTasks } from './files.ts';

const idsOf = ({ projects, tasks }: ReadFile) => [...projects, ...tasks].map(({ entry }) => entry.id);

const HAND_WRITTEN = 'title,project\nBuy milk,Home\nBuy bread,Home\n';

const READ = { ...FIXTURES, csv: (context: typeof CONTEXT) => CSV_READERS.csv(HAND_WRITTEN, context) };

for (const [format, read] of Object.entries(READ)) {
  t.test(format, async (t) => {
    const first = idsOf(await read(CONTEXT));
    t.strictSame(
      idsOf(await read({ ...CONTEXT, now: new Date('2027-03-01T00:00:00Z') })),
      first,
      'whenever it is read',
    );
    t.equal(new Set(first).size, first.length, 'no two the same');
    for (const id of first) t.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const others = idsOf(await read({ ...CONTEXT, owner: 'bob' }));
    t.notOk(
      others.some((id) => first.includes(id)),
      'others for another user',
    );
  });
}

t.test('what has the time of its creation has it in its id', async (t) => {
  const { projects, tasks } = await FIXTURES.vikunja(CONTEXT);
  const created = [...projects, ...tasks].map(({ entry }) => entry.created_at);
  t.strictSame(created, [
    '2024-01-13T14:55:29.000Z',
    '2024-01-13T15:00:00.000Z',
    '2024-01-14T10:00:00.000Z',
    '2024-01-14T11:00:00.000Z',
  ]);
});

t.test('without one, ids and positions are in the order of the file', async (t) => {
  const { tasks } = await CSV_READERS.todoist('TYPE,CONTENT\ntask,a\ntask,b\ntask,c\n', CONTEXT);
  const entries = tasks.map(({ entry }) => entry);
  t.strictSame(
    entries.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map(({ title }) => title),
    ['a', 'b', 'c'],
  );
  t.strictSame(
    entries.toSorted((one, other) => one.position - other.position).map(({ title }) => title),
    ['a', 'b', 'c'],
  );
});

t.test('a template of Todoist goes to two projects as different tasks', async (t) => {
  const text = 'TYPE,CONTENT\ntask,Pack\n';
  const [one, other] = await Promise.all(
    ['Rome', 'Oslo'].map((projectName) => CSV_READERS.todoist(text, { ...CONTEXT, projectName })),
  );
  t.not(one?.tasks[0]?.entry.id, other?.tasks[0]?.entry.id);
  t.not(one?.projects[0]?.entry.id, other?.projects[0]?.entry.id);
});

t.test('what has no id is nothing that another file has in the same row', async (t) => {
  const taskpactOf = (title: string) => readTasks([{ title }]);
  const csvOf = (title: string) => CSV_READERS.csv(`title\n${title}\n`, CONTEXT);
  const googleOf = (title: string) =>
    JSON_READERS.google_tasks({ kind: 'tasks#taskLists', items: [{ title: 'L', items: [{ title }] }] }, CONTEXT);
  const vikunjaOf = (title: string) => JSON_READERS.vikunja([{ id: 1, title: 'P', tasks: [{ title }] }], CONTEXT);
  for (const read of [taskpactOf, csvOf, googleOf, vikunjaOf]) {
    const [one, same, other] = await Promise.all([read('a'), read('a'), read('b')]);
    t.equal(one?.tasks[0]?.entry.id, same?.tasks[0]?.entry.id);
    t.not(one?.tasks[0]?.entry.id, other?.tasks[0]?.entry.id);
  }
});

t.test('what has an id stays the same wherever it stands in a later export', async (t) => {
  const [known, other] = [
    { id: 'A-17', title: 'Milk' },
    { id: 'A-18', title: 'Bread' },
  ];
  const taskpactOf = (tasks: object[]) => readTasks(tasks);
  const csvOf = (tasks: (typeof known)[]) =>
    CSV_READERS.csv(`id,title\n${tasks.map(({ id, title }) => `${id},${title}\n`).join('')}`, CONTEXT);
  const googleOf = (items: object[]) =>
    JSON_READERS.google_tasks({ kind: 'tasks#taskLists', items: [{ id: 'l', title: 'L', items }] }, CONTEXT);
  const vikunjaOf = (tasks: object[]) => JSON_READERS.vikunja([{ id: 1, title: 'P', tasks }], CONTEXT);
  for (const read of [taskpactOf, csvOf, googleOf, vikunjaOf]) {
    const [alone, second] = await Promise.all([read([known]), read([other, known])]);
    t.equal(alone?.tasks[0]?.entry.id, second?.tasks[1]?.entry.id);
    const [first, last] = second?.tasks.map(({ entry }) => entry.position) ?? [];
    t.ok(Number(first) < Number(last), 'in the order of the file');
  }
});
