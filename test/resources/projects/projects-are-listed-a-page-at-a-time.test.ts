import t from 'tap';
import { isProblem, jsonIn } from '../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../helpers/app.ts';
import { makeProject, type Project } from '../../helpers/planning.ts';
import { makeTask } from '../../helpers/tasks.ts';

const { app } = await startApp(t);

interface Projects {
  readonly data: Project[];
  readonly meta: { count: number; has_more: boolean; next_cursor: string | null; total?: number };
}

const page = async (user: TestUser, query = '') => jsonIn<Projects>(await user.request({ url: `projects?${query}` }));
const names = async (user: TestUser, query = '') => (await page(user, query)).data.map(({ name }) => name);

t.test('by position, and those that are archived only when asked for', async (t) => {
  const user = newUser(app);
  await makeProject(user, { name: 'third', position: 3 });
  await makeProject(user, { name: 'first', position: -1 });
  await makeProject(user, { name: 'archived', is_archived: true });
  await makeProject(newUser(app), { name: 'of bob' });
  t.strictSame(await names(user), ['first', 'third']);
  t.strictSame(await names(user, 'is_archived=false'), ['first', 'third']);
  t.strictSame(await names(user, 'is_archived=true'), ['archived']);
});

t.test('each is shown once, in every order', async (t) => {
  const user = newUser(app);
  const made: Project[] = [];
  for (const name of ['b', 'a', 'Ä', 'a', 'Z']) made.push(await makeProject(user, { name, position: name.length }));
  const byId = made.map(({ id }) => id);
  const byName = ['Z', 'a', 'a', 'b', 'Ä'];
  for (const [sort, wanted] of [
    ['position', byId],
    ['-position', byId.toReversed()],
    ['created_at', byId],
    ['-created_at', byId.toReversed()],
    ['name', byName],
    ['-name', byName.toReversed()],
  ] as const) {
    const shown: Project[] = [];
    let cursor: string | null = null;
    do {
      const one: Projects = await page(
        user,
        `sort=${sort}&limit=2&include_total=true${cursor ? `&cursor=${cursor}` : ''}`,
      );
      t.equal(one.meta.total, 5);
      shown.push(...one.data);
      cursor = one.meta.next_cursor;
    } while (cursor !== null);
    t.strictSame(
      shown.map((project) => (sort.endsWith('name') ? project.name : project.id)),
      wanted,
      sort,
    );
  }
  const { next_cursor } = (await page(user, 'limit=2')).meta;
  for (const other of [`limit=2&sort=name&cursor=${next_cursor}`, `q=x&cursor=${next_cursor}`])
    isProblem(t, await user.request({ url: `projects?${other}` }), 'INVALID_CURSOR', other);
  isProblem(t, await newUser(app).request({ url: `projects?cursor=${next_cursor}` }), 'INVALID_CURSOR');
});

t.test('q finds names and descriptions in whatever case and composition', async (t) => {
  const user = newUser(app);
  await makeProject(user, { name: 'Straße', description: null });
  await makeProject(user, { name: 'Other', description: 'Café 100%' });
  for (const [q, wanted] of [
    ['STRASSE', ['Straße']],
    ['strasse', ['Straße']],
    ['cafe\u0301', ['Other']],
    ['100%', ['Other']],
    ['0_%', []],
    ['cafe ', []],
  ] as const)
    t.strictSame(await names(user, `q=${encodeURIComponent(q)}`), wanted, q);
});

t.test('counts of open and completed tasks where they are asked for, which the entity tag covers', async (t) => {
  const user = newUser(app);
  const project = await makeProject(user);
  await makeProject(user, { name: 'Empty' });
  t.notOk('task_counts' in ((await page(user)).data[0] ?? {}), 'not otherwise');
  const tagOf = async (query: string) => String((await user.request({ url: `projects?${query}` })).headers.etag);
  const counts = async () => (await page(user, 'include_counts=true')).data.map(({ task_counts }) => task_counts);
  t.strictSame(await counts(), [
    { open: 0, completed: 0 },
    { open: 0, completed: 0 },
  ]);
  const tags = [await tagOf('include_counts=true')];
  const plain = await tagOf('');
  const top = await makeTask(user, { project_id: project.id });
  tags.push(await tagOf('include_counts=true'));
  const below = await makeTask(user, { parent_id: top.id });
  tags.push(await tagOf('include_counts=true'));
  await user.request({ method: 'PATCH', url: `tasks/${below.id}/complete` });
  tags.push(await tagOf('include_counts=true'));
  t.strictSame(await counts(), [
    { open: 1, completed: 1 },
    { open: 0, completed: 0 },
  ]);
  t.equal(new Set(tags).size, 4, 'another tag with every count');
  t.equal(await tagOf(''), plain, 'the same without counts');
});
