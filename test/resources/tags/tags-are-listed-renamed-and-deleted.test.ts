import t from 'tap';
import { isProblem, jsonIn, type Task, taskIn, titlesIn } from '../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../helpers/app.ts';
import { everyRow } from '../../helpers/planning.ts';
import { makeTask } from '../../helpers/tasks.ts';

const { app, database } = await startApp(t);

interface Tags {
  readonly data: { name: string; task_counts: { open: number; completed: number } }[];
  readonly meta: { count: number; has_more: boolean; next_cursor: string | null };
}

const listed = async (user: TestUser, query = '') => jsonIn<Tags>(await user.request({ url: `tags${query}` }));
const rename = (user: TestUser, from: string, to: string) =>
  user.request({ method: 'PATCH', url: 'tags', payload: { from, to } });
const remove = (user: TestUser, name: string) =>
  user.request({ method: 'DELETE', url: `tags?name=${encodeURIComponent(name)}` });
const read = async (user: TestUser, { id }: Task) => taskIn(await user.request({ url: `tasks/${id}` }));

t.test('listTags counts open and completed tasks by tag, in the order of code points, a page at a time', async (t) => {
  const user = newUser(app);
  t.strictSame((await listed(user)).data, []);
  await makeTask(user, { tags: ['home', 'a'] });
  await makeTask(user, { tags: ['home', 'Z', 'é', '💡'], is_completed: true });
  await makeTask(newUser(app), { tags: ['bobs'] });
  const all = await listed(user);
  const counts = (open: number, completed: number) => ({ open, completed });
  t.strictSame(all.data, [
    { name: 'Z', task_counts: counts(0, 1) },
    { name: 'a', task_counts: counts(1, 0) },
    { name: 'home', task_counts: counts(1, 1) },
    { name: 'é', task_counts: counts(0, 1) },
    { name: '💡', task_counts: counts(0, 1) },
  ]);
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Tags = await listed(user, `?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
    names.push(...page.data.map(({ name }) => name));
    cursor = page.meta.next_cursor;
    t.equal(page.meta.has_more, cursor !== null);
  } while (cursor !== null);
  t.strictSame(
    names,
    all.data.map(({ name }) => name),
    'each once',
  );
});

t.test('a page that is known is 304 until a count changes; a cursor is good for its own list only', async (t) => {
  const user = newUser(app);
  const task = await makeTask(user, { tags: ['a', 'b'] });
  const first = await user.request({ url: 'tags?limit=1' });
  const headers = { 'if-none-match': String(first.headers.etag) };
  t.equal((await user.request({ url: 'tags?limit=1', headers })).statusCode, 304);
  await user.request({ method: 'PATCH', url: `tasks/${task.id}/complete` });
  t.equal((await user.request({ url: 'tags?limit=1', headers })).statusCode, 200);
  t.match(first.headers.link, /^<\/api\/[^>]+\/tags\?limit=1&cursor=[^>]+>; rel="next"$/);
  const { next_cursor } = jsonIn<Tags>(first).meta;
  isProblem(t, await newUser(app).request({ url: `tags?cursor=${next_cursor}` }), 'INVALID_CURSOR');
  isProblem(t, await user.request({ url: `tasks?cursor=${next_cursor}` }), 'INVALID_CURSOR');
});

t.test('renameTag keeps the order, merges into the new name, and leaves other tasks alone', async (t) => {
  const user = newUser(app);
  const tagged = [
    [
      ['old', 'b'],
      ['new', 'b'],
    ],
    [
      ['a', 'old', 'b'],
      ['a', 'new', 'b'],
    ],
    [
      ['a', 'old', 'new', 'b'],
      ['a', 'new', 'b'],
    ],
    [
      ['new', 'x', 'old'],
      ['new', 'x'],
    ],
  ] as const;
  const tasks: Task[] = [];
  for (const [tags] of tagged) tasks.push(await makeTask(user, { tags: [...tags] }));
  const others = [await makeTask(user, { tags: ['new', 'Old', 'old '] }), await makeTask(user)];
  const bob = newUser(app);
  await makeTask(bob, { tags: ['old'] });
  const bobs = await everyRow(database, bob);
  const answer = await rename(user, 'old', 'new');
  t.strictSame([answer.statusCode, answer.body], [200, '{"data":{"changed":4},"meta":{}}']);
  for (const [index, task] of tasks.entries()) {
    const now = await read(user, task);
    const tags = tagged[index]?.[1];
    t.strictSame(now, { ...task, tags, version: 2, etag: '"2"', updated_at: now.updated_at });
    t.ok(now.updated_at >= task.updated_at);
  }
  for (const other of others) t.strictSame(await read(user, other), other);
  t.strictSame(await everyRow(database, bob), bobs);
  isProblem(t, await rename(user, 'old', 'new'), 'TAG_NOT_FOUND', 'there is none any more');
});

t.test('searches follow: the new name is found, and the old one is not', async (t) => {
  const user = newUser(app);
  await makeTask(user, { title: 'Renamed', tags: ['before', 'Straße', 'x'] });
  await makeTask(user, { title: 'Merged', tags: ['before', 'ÄFTER'] });
  const found = async (q: string) =>
    titlesIn(await user.request({ url: `tasks?sort=title&q=${encodeURIComponent(q)}` }));
  t.strictSame(await found('BEFORE'), ['Merged', 'Renamed']);
  t.equal((await rename(user, 'before', 'ÄFTER')).statusCode, 200);
  t.strictSame(await found('before'), []);
  t.strictSame(await found('a\u0308fter'), ['Merged', 'Renamed']);
  t.strictSame(await found('STRASSE'), ['Renamed'], 'the others are found as ever');
  t.equal((await remove(user, 'ÄFTER')).statusCode, 200);
  t.strictSame(await found('äfter'), []);
  t.strictSame(await found('strasse'), ['Renamed']);
});

t.test('deleteTag takes it from every task that has it, and from no other', async (t) => {
  const user = newUser(app);
  const task = await makeTask(user, { tags: ['a', 'old', 'b'] });
  const only = await makeTask(user, { tags: ['old'] });
  const other = await makeTask(user, { tags: ['Old'] });
  const bob = newUser(app);
  await makeTask(bob, { tags: ['old'] });
  const bobs = await everyRow(database, bob);
  const answer = await remove(user, 'old');
  t.strictSame([answer.statusCode, answer.body], [200, '{"data":{"changed":2},"meta":{}}']);
  t.match(await read(user, task), { tags: ['a', 'b'], version: 2 });
  t.strictSame((await read(user, only)).tags, []);
  t.strictSame(await read(user, other), other);
  t.strictSame(await everyRow(database, bob), bobs);
  isProblem(t, await remove(user, 'old'), 'TAG_NOT_FOUND');
});

t.test('a name that stays changes nothing, one that nobody has is 404, and what is no tag 400', async (t) => {
  const user = newUser(app);
  await makeTask(user, { tags: ['old'] });
  const before = await everyRow(database, user);
  t.equal((await rename(user, 'old', 'old')).body, '{"data":{"changed":0},"meta":{}}');
  for (const to of ['none', 'new']) isProblem(t, await rename(user, 'none', to), 'TAG_NOT_FOUND');
  isProblem(t, await rename(newUser(app), 'old', 'new'), 'TAG_NOT_FOUND');
  for (const to of ['', ' ', 'x'.repeat(51), 'a\u0000']) {
    isProblem(t, await rename(user, 'old', to), 'VALIDATION_FAILED');
    isProblem(t, await remove(user, to), 'VALIDATION_FAILED');
  }
  isProblem(t, await user.request({ method: 'DELETE', url: 'tags' }), 'VALIDATION_FAILED');
  t.strictSame(await everyRow(database, user), before);
});
