import t from 'tap';
import { newUser, startApp } from '../../../helpers/app.ts';
import { makeTask, readAll } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);
const alice = newUser(app);

const TITLES = [
  '100%',
  '100 percent',
  'snake_case',
  'snakeXcase',
  'back\\slash',
  'backslash',
  '\\%',
  "it's",
  '"quoted"',
  'a*b',
  'a.b',
  'a+b',
  'a b',
  '(open',
  '[a-z]',
  '$1 ?',
  'tab\there',
  'line\nbreak',
  '-- ; /* */',
];
for (const title of TITLES) await makeTask(alice, { title });

const SEARCHES = [
  ...['%', '_', '\\', '\\%', '%%', '0%', 'e_c', 'k\\s', "'", "''", '"', '*', '.', '+', ' ', '(', '[', '[a-z]'],
  ...['$', '$1', '?', '\t', '\n', ';', '--', '/*', '.*', '^', 'a.b', 'a+b', 'a b', '&', '#', '\u0001'],
];

for (const q of SEARCHES) {
  t.test(`${JSON.stringify(q)} finds the texts that have it, and no others`, async (t) => {
    const found = await readAll(alice, { q, sort: 'created_at' });
    t.strictSame(
      found.map(({ title }) => title),
      TITLES.filter((title) => title.includes(q)),
    );
  });
}
