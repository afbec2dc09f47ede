import t from 'tap';
import { findingsIn, isProblem, jsonIn, type Task, titlesIn } from '../../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../../helpers/app.ts';
import { everyRow, makeProject } from '../../../helpers/planning.ts';
import { makeTask, type NewTask } from '../../../helpers/tasks.ts';

const { app, database } = await startApp(t, { DATABASE_USER_CONCURRENCY: '8' });

const cleanUp = (user: TestUser, query = '') =>
  user.request({ method: 'DELETE', url: `tasks?is_completed=true${query}` });
const titles = async (user: TestUser) => titlesIn(await user.request({ url: 'tasks?sort=title' }));
const make = (user: TestUser, title: string, is_completed: boolean, fields: NewTask = {}): Promise<Task> =>
  makeTask(user, { title, is_completed, ...fields });

t.test('never without is_completed=true', async (t) => {
  const user = newUser(app);
  await make(user, 'done', true);
  const before = await everyRow(database, user);
  for (const query of [
    '',
    '?is_completed=false',
    '?is_completed=',
    '?is_completed=1',
    '?is_completed=TRUE',
    '?tag=x',
    '?is_completed=true&is_completed=true',
    '?is_completed=true&limit=5',
    '?is_completed=true&nothing=1',
  ]) {
    const problem = isProblem(
      t,
      await user.request({ method: 'DELETE', url: `tasks${query}` }),
      'VALIDATION_FAILED',
      query,
    );
    t.equal(findingsIn(problem).length, 1);
  }
  t.strictSame(await everyRow(database, user), before);
});

t.test('what is completed goes with what is below it; with an open one below it, it stays', async (t) => {
  const user = newUser(app);
  await make(user, 'open', false);
  const done = await make(user, 'done, with done below', true);
  const below = await make(user, 'done below', true, { parent_id: done.id });
  await make(user, 'done below that', true, { parent_id: below.id });
  const kept = await make(user, 'done, with open far below', true);
  const between = await make(user, 'done between', true, { parent_id: kept.id });
  await make(user, 'open far below', false, { parent_id: between.id });
  const done2 = await make(user, 'done beside', true, { parent_id: kept.id });
  await make(user, 'done below beside', true, { parent_id: done2.id });
  const top = await make(user, 'open, with done below', false);
  await make(user, 'done below open', true, { parent_id: top.id });
  const bob = newUser(app);
  await make(bob, 'of bob', true);
  const answer = await cleanUp(user);
  t.strictSame([answer.statusCode, answer.body], [200, '{"data":{"deleted":6,"kept":2},"meta":{}}']);
  t.strictSame(await titles(user), [
    'done between',
    'done, with open far below',
    'open',
    'open far below',
    'open, with done below',
  ]);
  t.strictSame(await titles(bob), ['of bob']);
  t.equal((await cleanUp(user)).body, '{"data":{"deleted":0,"kept":2},"meta":{}}', 'again');
  t.equal((await cleanUp(newUser(app))).body, '{"data":{"deleted":0,"kept":0},"meta":{}}', 'of nobody');
});

t.test('every filter of the list chooses, and what is below goes along whether it fits or not', async (t) => {
  const { id: project_id } = await makeProject(newUser(app));
  t.ok(project_id);
  for (const [query, fields] of [
    ['tag=a', { tags: ['a', 'b'] }],
    ['tag=a&tag=b', { tags: ['b', 'a'] }],
    ['priority=1&priority=2', { priority: 2 }],
    ['q=straSSe', { description: 'Straße' }],
    ['metadata[k]=v', { metadata: { k: 'v', more: '' } }],
    ['due_before=2026-12-01', { due: { date: '2026-11-30', time: '23:59:59', time_zone: 'UTC' } }],
    ['due_after=2026-12-01', { due: { date: '2026-12-02', time: null, time_zone: null } }],
  ] as const) {
    const user = newUser(app);
    const fit = await make(user, 'fits', true, fields as NewTask);
    await make(user, 'below', true, { parent_id: fit.id });
    await make(user, 'other', true, { priority: 3, due: { date: '2026-12-01', time: null, time_zone: null } });
    await make(user, 'open', false, fields as NewTask);
    t.equal((await cleanUp(user, `&${query}`)).body, '{"data":{"deleted":2,"kept":0},"meta":{}}', query);
    t.strictSame(await titles(user), ['open', 'other'], query);
  }
});

t.test('by project and by parent', async (t) => {
  const user = newUser(app);
  const project = await makeProject(user);
  const top = await make(user, 'in project', true, { project_id: project.id });
  await make(user, 'below', true, { parent_id: top.id });
  await make(user, 'in none', true);
  t.equal((await cleanUp(user, '&project_id=none&parent_id=none')).body, '{"data":{"deleted":1,"kept":0},"meta":{}}');
  t.equal((await cleanUp(user, `&parent_id=${top.id}`)).body, '{"data":{"deleted":1,"kept":0},"meta":{}}');
  t.equal((await cleanUp(user, `&project_id=${project.id}`)).body, '{"data":{"deleted":1,"kept":0},"meta":{}}');
});

t.test('a task that is opened meanwhile is kept, or was deleted before: never answered and lost', async (t) => {
  for (let turn = 0; turn < 15; turn += 1) {
    const user = newUser(app);
    const top = await make(user, 'top', true);
    const below = await make(user, 'below', true, { parent_id: top.id });
    const [cleaned, opened] = await Promise.all([
      cleanUp(user),
      user.request({ method: 'PATCH', url: `tasks/${below.id}`, payload: { is_completed: false } }),
    ]);
    t.equal(cleaned.statusCode, 200);
    const { deleted } = jsonIn<{ data: { deleted: number } }>(cleaned).data;
    t.equal(deleted, opened.statusCode === 200 ? 0 : 2, `${opened.statusCode}`);
  }
});
