import t from 'tap';
import type { components } from '../../../generated/contract.ts';
import { findingsIn, isProblem, jsonIn } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { everythingOf, storeTasks, taskRow } from '../../helpers/rows.ts';
import { accountOf, exportOf, furnish, make, removeAccount } from './accounts.ts';

const { app, database } = await startApp(t);

const changesOf = (user: ReturnType<typeof newUser>, since: string) =>
  user.request({ url: `/api/me/changes?since=${encodeURIComponent(since)}` });

t.test('an account is shown in numbers, with an entity tag of its own', async (t) => {
  const user = newUser(app);
  t.strictSame(await accountOf(user), {
    ...{ user_id: user.id, created_at: null },
    ...{ task_count: 0, completed_task_count: 0, project_count: 0 },
  });
  await furnish(user);
  const answer = await user.request({ url: '/api/me/account' });
  const { data } = jsonIn<components['schemas']['SingleAccount']>(answer);
  t.match(data, { user_id: user.id, task_count: 3, completed_task_count: 1, project_count: 2 });
  t.equal(new Date(data.created_at ?? '').toISOString(), data.created_at);
  const headers = { 'if-none-match': String(answer.headers.etag) };
  t.equal((await user.request({ url: '/api/me/account', headers })).statusCode, 304);
  await make(user, 'tasks', { title: 'One more' });
  t.equal((await user.request({ url: '/api/me/account', headers })).statusCode, 200);
});

t.test('nothing is left of it in any table, and others keep what they have', async (t) => {
  const [user, other] = [newUser(app), newUser(app)];
  for (const one of [user, other]) {
    await furnish(one);
    const headers = { 'idempotency-key': 'key' };
    await one.request({ method: 'POST', url: '/api/me/tasks', headers, payload: { title: 'Keyed' } });
    const { id } = await make(one, 'tasks', { title: 'Deleted' });
    await one.request({ method: 'DELETE', url: `/api/me/tasks/${id}` });
  }
  const kept = await everythingOf(database, other.id);
  t.strictSame(Object.keys(await everythingOf(database, user.id)), Object.keys(kept));
  t.ok(Object.keys(kept).length >= 5, 'every table has something of theirs');
  const answer = await removeAccount(user);
  t.strictSame([answer.statusCode, answer.body], [204, '']);
  t.strictSame(await everythingOf(database, user.id), {});
  t.strictSame(await everythingOf(database, other.id), kept);
});

t.test('nothing happens without the right confirmation', async (t) => {
  const user = newUser(app);
  await furnish(user);
  for (const confirm of ['me', `${user.id} `, user.id.toUpperCase(), newUser(app).id, 'true']) {
    const problem = isProblem(t, await removeAccount(user, confirm), 'VALIDATION_FAILED', confirm);
    t.strictSame(findingsIn(problem), ['query confirm const']);
    t.match(problem.detail, /must be the id of the user or the team whose account is to be deleted, and not me$/);
  }
  const missing = await user.request({ method: 'DELETE', url: '/api/me/account' });
  t.strictSame(findingsIn(isProblem(t, missing, 'VALIDATION_FAILED')), ['query confirm required']);
  t.match(await accountOf(user), { task_count: 3, project_count: 2 });
});

t.test('older tokens of changes are 410, also when there is an account again', async (t) => {
  const user = newUser(app);
  await furnish(user);
  const { data } = jsonIn<components['schemas']['SingleDigest']>(await user.request({ url: '/api/me/changes/digest' }));
  await removeAccount(user);
  isProblem(t, await changesOf(user, data.next), 'CHANGES_EXPIRED');
  await furnish(user);
  isProblem(t, await changesOf(user, data.next), 'CHANGES_EXPIRED');
  t.match(await accountOf(user), { task_count: 3 });
});

t.test('who has none is done at once', async (t) => {
  const user = newUser(app);
  for (let round = 0; round < 2; round += 1) t.equal((await removeAccount(user)).statusCode, 204);
  t.strictSame(await everythingOf(database, user.id), {});
});

t.test('more tasks than one statement removes go, those below others among them', async (t) => {
  const user = newUser(app);
  const rows = Array.from({ length: 6000 }, () => taskRow(user.id));
  for (const [index, row] of rows.entries()) row.parent_id = index % 2 === 1 ? (rows[index - 1]?.id ?? null) : null;
  for (let at = 0; at < rows.length; at += 1000) await storeTasks(database, rows.slice(at, at + 1000));
  t.equal((await removeAccount(user)).statusCode, 204);
  t.strictSame(await everythingOf(database, user.id), {});
});

t.test('what is written meanwhile comes before or after it, never half', async (t) => {
  const user = newUser(app);
  await furnish(user);
  const write = async (index: number) => {
    const answer = await user.request({ method: 'POST', url: '/api/me/tasks', payload: { title: `Task ${index}` } });
    t.equal(answer.statusCode, 201, answer.body);
  };
  const writes = Array.from({ length: 20 }, (_, index) => write(index));
  const removed = removeAccount(user);
  await Promise.all(writes);
  t.equal((await removed).statusCode, 204);
  const { tasks } = jsonIn<components['schemas']['AccountExport']>(await exportOf(user));
  t.equal((await accountOf(user)).task_count, tasks.length);
  t.ok(tasks.length <= 20);
});
