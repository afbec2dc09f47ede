import t from 'tap';
import { newUser, startApp } from '../../../helpers/app.ts';
import { makeTask, readPage, readPages } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);
const alice = newUser(app);
for (const title of ['one', 'two', 'three', 'four', 'five']) await makeTask(alice, { title });
await makeTask(newUser(app), { title: 'of another user' });

t.test('the total is the same on every page', async (t) => {
  const pages = await readPages(alice, { limit: 2, include_total: true });
  t.strictSame(
    pages.map(({ meta: { next_cursor, ...meta } }) => meta),
    [
      { count: 2, has_more: true, total: 5 },
      { count: 2, has_more: true, total: 5 },
      { count: 1, has_more: false, total: 5 },
    ],
  );
});

t.test('the total counts what fits the filters', async (t) => {
  t.equal((await readPage(alice, { q: 'T', limit: 1, include_total: true })).meta.total, 2);
  t.equal((await readPage(alice, { is_completed: true, include_total: true })).meta.total, 0);
});

t.test('there is no total unless it is asked for', async (t) => {
  t.notOk('total' in (await readPage(alice)).meta);
  t.notOk('total' in (await readPage(alice, { include_total: false })).meta);
});

t.test('the total may be asked for on any page', async (t) => {
  const { next_cursor } = (await readPage(alice, { limit: 2 })).meta;
  t.equal((await readPage(alice, { limit: 2, cursor: `${next_cursor}`, include_total: true })).meta.total, 5);
});
