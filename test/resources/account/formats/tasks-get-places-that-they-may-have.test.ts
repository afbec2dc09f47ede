import t from 'tap';
import { notesOf, readTasks } from './files.ts';

const id = (number: number) => `019aa0a6-3f80-7c3e-9d3b-00000000000${number}`;

/** Titles by the titles above them. */
async function read(tasks: readonly object[], projects: readonly object[] = []) {
  const file = await readTasks(tasks, projects);
  const titles = new Map(file.tasks.map(({ entry }) => [entry.id, entry.title]));
  const places = file.tasks.map(({ entry }) => [entry.title, titles.get(entry.parent_id ?? '') ?? null]);
  return { file, places, notes: notesOf(file) };
}

t.test('parents come first, wherever they stand in the file', async (t) => {
  const { places, notes } = await read([
    { id: id(1), title: 'below', parent_id: id(2) },
    { id: id(2), title: 'above' },
  ]);
  t.strictSame(places, [
    ['above', null],
    ['below', 'above'],
  ]);
  t.strictSame(notes, []);
});

t.test('what is too deep goes as deep as possible', async (t) => {
  const chain = [1, 2, 3, 4, 5, 6, 7].map((number) => ({
    id: id(number),
    title: `level ${number - 1}`,
    parent_id: number > 1 ? id(number - 1) : null,
  }));
  const { places, notes } = await read(chain);
  t.strictSame(places.slice(4), [
    ['level 4', 'level 3'],
    ['level 5', 'level 3'],
    ['level 6', 'level 3'],
  ]);
  t.strictSame(notes, [
    '6 parent_id changed: too deep: it is now below "level 3", at most 4 levels',
    '7 parent_id changed: too deep: it is now below "level 3", at most 4 levels',
  ]);
});

t.test('a circle is cut at one place', async (t) => {
  const { places, notes } = await read([
    { id: id(1), title: 'a', parent_id: id(2) },
    { id: id(2), title: 'b', parent_id: id(1) },
    { id: id(3), title: 'itself', parent_id: id(3) },
  ]);
  t.strictSame(places, [
    ['b', null],
    ['itself', null],
    ['a', 'b'],
  ]);
  t.match(notes, [
    /^2 parent_id changed: .* is below it: it is now at the top$/,
    /^3 parent_id changed: .* is below it/,
  ]);
});

t.test('a parent and a project that the file does not have', async (t) => {
  const { places, notes, file } = await read([{ id: id(1), title: 'a', parent_id: id(2), project_id: id(3) }]);
  t.strictSame(places, [['a', null]]);
  t.equal(file.tasks[0]?.entry.project_id, null);
  t.match(notes, [
    /^1 parent_id changed: .* is not in the file: it is now at the top$/,
    /^1 project_id changed: .* is not in the file$/,
  ]);
});

t.test('a subtask is in the project of the task above it', async (t) => {
  const projects = [
    { id: id(8), name: 'Home' },
    { id: id(9), name: 'Work' },
  ];
  const tasks = [
    { id: id(1), title: 'above', project_id: id(8) },
    { id: id(2), title: 'elsewhere', parent_id: id(1), project_id: id(9) },
    { id: id(3), title: 'nowhere', parent_id: id(1), project_id: null },
  ];
  const { notes, file } = await read(tasks, projects);
  t.strictSame(
    file.tasks.map(({ entry }) => entry.project_id),
    [id(8), id(8), id(8)],
  );
  t.strictSame(notes, ['4 project_id changed: it is now in the project of the task above it']);
});
