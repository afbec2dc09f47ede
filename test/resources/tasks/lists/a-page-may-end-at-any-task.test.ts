import t from 'tap';
import { newUser, startApp } from '../../../helpers/app.ts';
import { makeTask, readPages } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);

t.test('a page may end at the smallest and at the largest position', async (t) => {
  const alice = newUser(app);
  const positions = [-2_147_483_648, -2_147_483_648, -2_147_483_647, -1, 0, 2_147_483_647, 2_147_483_647];
  for (const position of positions) await makeTask(alice, { position });
  const read = async (sort: string) =>
    (await readPages(alice, { sort, limit: 1 })).flatMap(({ data }) => data.map(({ position }) => position));
  t.strictSame(await read('position'), positions);
  t.strictSame(await read('-position'), positions.toReversed());
});

t.test('a page may end at a title of any characters and of the greatest length', async (t) => {
  const alice = newUser(app);
  const titles = ['\u0001', '"\\/', '😀', 'ä', "';--", 'x'].map((text) =>
    text.repeat(Math.floor(500 / [...text].length)),
  );
  for (const title of titles) for (let copy = 0; copy < 2; copy += 1) await makeTask(alice, { title });
  const pages = await readPages(alice, { sort: 'title', limit: 1 });
  const byCodePoint = titles.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  t.strictSame(
    pages.flatMap(({ data }) => data.map(({ title }) => title)),
    byCodePoint.flatMap((title) => [title, title]),
  );
  const longest = Math.max(...pages.map(({ meta }) => meta.next_cursor?.length ?? 0));
  t.ok(longest <= 4096, `the contract takes 4096 characters, the longest cursor has ${longest}`);
});
