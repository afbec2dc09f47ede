import t from 'tap';
import type { components } from '../../../generated/contract.ts';
import { isProblem, jsonIn } from '../../helpers/answers.ts';
import { newUser, startOwnApp, type TestUser } from '../../helpers/app.ts';
import { makeTask } from '../../helpers/tasks.ts';

type ChangeList = components['schemas']['ChangeList'];

const DAYS = 30;

const { app, database } = await startOwnApp(t, { CHANGES_RETENTION_DAYS: String(DAYS) });

const changesSince = (user: TestUser, since?: string) =>
  user.request({ url: `/api/me/changes${since === undefined ? '' : `?since=${since}`}` });

const tokenOf = async (user: TestUser): Promise<string> => jsonIn<ChangeList>(await changesSince(user)).meta.next;

/** Makes a task and deletes it, some days ago. */
async function deleteTaskAgo(user: TestUser, days: number): Promise<string> {
  const { id } = await makeTask(user);
  await user.request({ method: 'DELETE', url: `tasks/${id}` });
  const sql = `UPDATE tombstones SET deleted_at = deleted_at - $3 * INTERVAL '1 day' WHERE user_id = $1 AND id = $2`;
  await database.pool.query(sql, [user.id, id, days]);
  return id;
}

/** What is still known of deletions. */
async function buried({ id }: TestUser): Promise<string[]> {
  const { rows } = await database.pool.query('SELECT id FROM tombstones WHERE user_id = $1', [id]);
  return rows.map((row) => row.id);
}

/** Waits until something is so: what a write leaves to be done comes after its answer. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

t.test('the next write of a user forgets what is too old, and older tokens are 410', async (t) => {
  // Another process than the one that made the deletions, which looks after a user once an hour.
  const user = newUser(app);
  const { id } = await makeTask(user);
  const before = await tokenOf(user);
  const old = await deleteTaskAgo(user, DAYS + 1);
  const recent = await deleteTaskAgo(user, DAYS - 1);
  t.strictSame((await buried(user)).sort(), [old, recent].sort());
  const between = await tokenOf(user);
  const { app: other } = await startOwnApp(t, { CHANGES_RETENTION_DAYS: String(DAYS) });
  const there = newUser(other, user.id);
  await there.request({ method: 'PATCH', url: `tasks/${id}`, payload: { title: 'Other' } });
  await until(async () => (await buried(user)).length === 1);
  t.strictSame(await buried(user), [recent]);
  const problem = isProblem(t, await changesSince(user, before), 'CHANGES_EXPIRED');
  t.match(problem.detail, /Start over without since/);
  isProblem(t, await user.request({ url: `/api/me/changes/stream?since=${before}` }), 'CHANGES_EXPIRED');
  t.match(jsonIn<ChangeList>(await changesSince(user, between)), { data: [{ data: { id, title: 'Other' } }] });
  const anew = jsonIn<ChangeList>(await changesSince(user));
  t.strictSame(
    anew.data.map((change) => change.type),
    ['upserted'],
    'who starts over is told of nothing that they cannot have',
  );
  const again = {
    method: 'PUT',
    url: `tasks/${old}`,
    payload: { title: 'Back' },
    headers: { 'if-none-match': '*' },
  } as const;
  t.equal((await user.request(again)).statusCode, 201, 'an id that is forgotten is free');
  isProblem(t, await user.request({ ...again, url: `tasks/${recent}` }), 'ID_DELETED');
});
