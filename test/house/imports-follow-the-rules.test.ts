import t from 'tap';
import { cycleIn, readImports } from './imports.ts';
import { EXCEPTIONS, FENCED, type Rooms, SCRIPT_ROOMS, SRC_ROOMS } from './rooms.ts';

const imports = readImports(['src', 'scripts', 'test', 'generated']);
const edges = [...imports].flatMap(([from, all]) => all.map((to) => [from, to] as const));

const inFolder = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);
const line = (from: string, to: string): string => `${from} -> ${to}`;

/** The innermost room that holds a file; undefined for what composes the rooms, as `src/app.ts`. */
const roomOf = (rooms: Rooms, path: string): string | undefined =>
  rooms
    .map(([room]) => room)
    .filter((room) => inFolder(path, room))
    .sort((a, b) => b.length - a.length)[0];

/** The imports from the rooms of a table that it does not allow; other trees than theirs are not its affair. */
const forbidden = (rooms: Rooms, root: string): string[] =>
  edges
    .filter(([from, to]) => {
      const [room, other] = [roomOf(rooms, from), roomOf(rooms, to)];
      if (room === undefined || room === other) return false;
      // What composes the rooms, as `src/app.ts`, is in none of them.
      if (other === undefined) return inFolder(to, root);
      return !rooms.find(([name]) => name === room)?.[1].includes(other);
    })
    .map(([from, to]) => line(from, to));

t.test('imports of src/ go from room to room as the table says', async (t) => {
  const found = forbidden(SRC_ROOMS, 'src');
  t.strictSame(
    found.filter((one) => !EXCEPTIONS.includes(one)),
    [],
    'none goes elsewhere',
  );
  t.strictSame(
    EXCEPTIONS.filter((one) => !found.includes(one)),
    [],
    'every exception is still needed',
  );
});

t.test('imports of scripts/ go from room to room as the table says', async (t) => {
  t.strictSame(forbidden(SCRIPT_ROOMS, 'scripts'), []);
});

t.test('the tables let no import point back', async (t) => {
  for (const rooms of [SRC_ROOMS, SCRIPT_ROOMS]) {
    const names = rooms.map(([room]) => room);
    const back = rooms.flatMap(([room, from], index) =>
      from.filter((name) => !names.slice(0, index).includes(name)).map((name) => line(room, name)),
    );
    t.strictSame(back, []);
  }
});

t.test('every folder of src/ and scripts/ is in a room', async (t) => {
  const outside = [...imports.keys()].filter(
    (path) => /^(src|scripts)\/.*\//.test(path) && roomOf([...SRC_ROOMS, ...SCRIPT_ROOMS], path) === undefined,
  );
  t.strictSame(outside, []);
});

t.test('src/ imports nothing of scripts/ and test/, and scripts/ nothing of test/', async (t) => {
  const wrong = edges.filter(
    ([from, to]) =>
      (inFolder(from, 'src') && !/^(src|generated)\//.test(to)) || (inFolder(from, 'scripts') && inFolder(to, 'test')),
  );
  t.strictSame(wrong, []);
});

t.test('a fenced room is entered by its door', async (t) => {
  for (const [room, door] of Object.entries(FENCED)) {
    const climbers = edges.filter(
      ([from, to]) => /^(src|scripts)\//.test(from) && !inFolder(from, room) && inFolder(to, room) && to !== door,
    );
    t.strictSame(climbers, [], room);
  }
});

t.test('no file imports itself, by whatever way', async (t) => {
  t.strictSame(cycleIn(imports), undefined);
});
