import t from 'tap';
import { fillSearch } from '../../src/resource/fill-search.ts';
import { TASK } from '../../src/resources/tasks/task.ts';
import { openEmbeddedCopy } from '../database/scratch.ts';
import { rowsOf, storeTasks, taskRow } from '../helpers/rows.ts';

/** More than a batch has. */
const MANY = 1100;

const EMPTY = { search_title: null, search_description: null, search_tags: [] };

t.test('older rows get what a new one has, of every user and in every batch, and nothing else changes', async (t) => {
  const database = await openEmbeddedCopy(t);
  const tasks = [
    ...Array.from({ length: MANY }, (_, index) => taskRow('ada', { title: `Straße ${index}` })),
    taskRow('bob', { title: 'ΟΔΟΣ "\\', description: 'a\nb', tags: ['Müll', '{x,"y"}'], version: 7 }),
  ];
  await storeTasks(
    database,
    tasks.map((task) => ({ ...task, ...EMPTY })),
  );
  t.equal(await fillSearch(database.pool, TASK), tasks.length);
  for (const owner of ['ada', 'bob']) {
    const want = tasks.filter(({ user_id }) => user_id === owner);
    t.strictSame((await rowsOf(database, owner)).tasks, want);
  }
  t.equal(await fillSearch(database.pool, TASK), 0, 'once');
});

t.test('what is there is left as it is', async (t) => {
  const database = await openEmbeddedCopy(t);
  const task = taskRow('ada', { search_title: 'of the service' });
  await storeTasks(database, [task]);
  t.equal(await fillSearch(database.pool, TASK), 0);
  t.strictSame((await rowsOf(database, 'ada')).tasks, [task]);
});
