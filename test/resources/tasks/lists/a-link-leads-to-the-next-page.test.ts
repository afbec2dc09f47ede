import { randomUUID } from 'node:crypto';
import t, { type Test } from 'tap';
import type { TaskList } from '../../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../../helpers/app.ts';
import { listUrl, makeTask } from '../../../helpers/tasks.ts';

const { app } = await startApp(t);

const LINK = /^<(\/(?!\/)[\x21\x23-\x3b\x3d\x3f-\x7e]*)>; rel="next"$/;

/** Follows the links as they are; gives the titles of each page. */
async function follow(t: Test, user: TestUser, url: string): Promise<string[][]> {
  const pages: string[][] = [];
  for (let next: string | undefined = url; next !== undefined && pages.length < 10; ) {
    const answer = await user.request({ url: next });
    t.equal(answer.statusCode, 200, next);
    const { data, meta } = answer.json<TaskList>();
    pages.push(data.map(({ title }) => title));
    const { link } = answer.headers;
    t.equal(link !== undefined, meta.has_more, 'there is a link exactly when there is more');
    next = link === undefined ? undefined : (LINK.exec(String(link))?.[1] ?? `not a relative reference: ${link}`);
    const cursor = next && new URL(next, 'http://localhost').searchParams.get('cursor');
    t.equal(cursor ?? null, meta.next_cursor, 'the link carries the cursor');
  }
  return pages;
}

async function userWithTasks(id?: string): Promise<TestUser> {
  const user = newUser(app, id);
  for (const title of ['b', 'a & ä+%', 'c', 'a']) await makeTask(user, { title });
  return user;
}

t.test('the links lead through all pages and end with the last', async (t) => {
  const alice = await userWithTasks();
  t.strictSame(await follow(t, alice, '/api/me/tasks?limit=2'), [
    ['a', 'c'],
    ['a & ä+%', 'b'],
  ]);
  t.strictSame(await follow(t, alice, '/api/me/tasks?limit=3&sort=title'), [['a', 'a & ä+%', 'b'], ['c']]);
  t.strictSame(await follow(t, alice, '/api/me/tasks?limit=4'), [['a', 'c', 'a & ä+%', 'b']]);
});

t.test('a link keeps sort, filters and limit, whatever characters they have', async (t) => {
  const alice = newUser(app);
  for (const title of ['& ä+%=#<>" 1', '& ä+%=#<>" 2', '& ä+%=#<>" 3', 'other']) await makeTask(alice, { title });
  const query = {
    q: '& Ä+%=#<>"',
    sort: 'title',
    limit: 1,
    is_completed: false,
    created_after: '2020-01-01T00:00:00+01:00',
    updated_before: '9999-12-31T23:59:59.9999Z',
    include_total: true,
  };
  t.strictSame(await follow(t, alice, `/api/me/${listUrl(query)}`), [
    ['& ä+%=#<>" 1'],
    ['& ä+%=#<>" 2'],
    ['& ä+%=#<>" 3'],
  ]);
});

const IDS = [
  'with space',
  'with/slash',
  'Jürgen Größe',
  '100%25',
  '%2F..%2F',
  '?q=#x',
  `<"'>;,`,
  'me too',
  '日本 😀',
  '..',
];

for (const id of IDS) {
  t.test(`a link encodes the user id ${id}`, async (t) => {
    const user = await userWithTasks(`${id} ${randomUUID()}`);
    const want = [['a', 'c', 'a & ä+%'], ['b']];
    t.strictSame(await follow(t, user, `/api/${encodeURIComponent(user.id)}/tasks?limit=3`), want);
  });
}
