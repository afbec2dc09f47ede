import t from 'tap';
import { isProblem, pageIn } from '../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../helpers/app.ts';

const { app } = await startApp(t);

async function newUserWithCursor(query = ''): Promise<{ user: TestUser; cursor: string }> {
  const user = newUser(app);
  const payload = { title: 'Buy milk', tags: ['a', 'b'], metadata: { a: 'x' } };
  for (let made = 0; made < 3; made += 1) await user.request({ method: 'POST', url: 'tasks', payload });
  const { next_cursor } = pageIn(await user.request({ url: `tasks?limit=1${query}` })).meta;
  return { user, cursor: String(next_cursor) };
}

const use = (user: TestUser, cursor: string, query = '') =>
  user.request({ url: `tasks?cursor=${encodeURIComponent(cursor)}${query}` });

t.test('the cursor as it came is good', async (t) => {
  const { user, cursor } = await newUserWithCursor();
  t.equal((await use(user, cursor)).statusCode, 200);
  t.equal((await use(user, cursor, '&sort=-created_at')).statusCode, 200, 'the default said aloud is the same list');
  t.match(cursor, /^[A-Za-z0-9_-]+$/, 'it needs no encoding');
});

const OTHER_LISTS: readonly (readonly [string, made: string, used: string])[] = [
  ['another sort', '', '&sort=created_at'],
  ['the default sort', '&sort=created_at', ''],
  ['a filter', '', '&is_completed=false'],
  ['another filter', '&is_completed=false', '&is_completed=true'],
  ['no filter', '&is_completed=false', ''],
  ['another project', '&project_id=none', '&project_id=019aa0a5-1c00-7b1a-8f4e-6d2c9a0b3e57'],
  ['one priority less', '&priority=0&priority=1', '&priority=0'],
  ['another tag', '&tag=a', '&tag=b'],
  ['a tag more', '&tag=a', '&tag=a&tag=b'],
  ['another entry of metadata', '&metadata[a]=x', '&metadata[b]=x'],
  ['another value in metadata', '&metadata[a]=x', '&metadata[a]=y'],
];

t.test('with another sort or filter it is refused', async (t) => {
  for (const [name, made, used] of OTHER_LISTS) {
    const { user, cursor } = await newUserWithCursor(made);
    t.equal((await use(user, cursor, made)).statusCode, 200, `${name}: good where it came from`);
    isProblem(t, await use(user, cursor, used), 'INVALID_CURSOR', name);
  }
});

t.test('for another user it is refused', async (t) => {
  const [{ cursor }, { user: bob }] = [await newUserWithCursor(), await newUserWithCursor()];
  isProblem(t, await use(bob, cursor), 'INVALID_CURSOR');
});

t.test('with any character changed or missing it is refused', async (t) => {
  const { user, cursor } = await newUserWithCursor();
  const other = (character: string) => (character === 'A' ? 'B' : 'A');
  for (let index = 0; index < cursor.length; index += 1) {
    const [before, after] = [cursor.slice(0, index), cursor.slice(index + 1)];
    isProblem(t, await use(user, before + other(String(cursor[index])) + after), 'INVALID_CURSOR', `at ${index}`);
    isProblem(t, await use(user, before + after), 'INVALID_CURSOR', `without ${index}`);
    if (index > 0) isProblem(t, await use(user, before), 'INVALID_CURSOR', `cut at ${index}`);
  }
});

t.test('what never was a cursor is refused', async (t) => {
  const { user, cursor } = await newUserWithCursor();
  const taskId = pageIn(await user.request({ url: 'tasks' })).data[0]?.id ?? '';
  for (const text of [
    'x',
    '0',
    'null',
    taskId,
    Buffer.from(taskId).toString('base64url'),
    `${cursor}=`,
    `${cursor}A`,
    ` ${cursor}`,
    `${cursor},${cursor}`,
    cursor.toUpperCase(),
    'A'.repeat(4096),
    '\0',
    "'; DROP TABLE tasks; --",
  ]) {
    isProblem(t, await use(user, text), 'INVALID_CURSOR', JSON.stringify(text.slice(0, 60)));
  }
});
