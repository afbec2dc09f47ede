import t from 'tap';
import { createTaskpact, unwrap } from 'taskpact-client';
import { memoryStorage, type Write } from 'taskpact-client/offline';
import { newUser, startOwnApp } from '../../helpers/app.ts';
import { listen } from '../../helpers/raw.ts';
import { startProxy } from '../proxy.ts';
import { open, until } from './start.ts';

const { app, database } = await startOwnApp(t);
const proxy = await startProxy(t, `http://127.0.0.1:${await listen(app)}`);

/** A creation that arrived without an answer, and was deleted by somebody else before the device was there again. */
async function deletedMeanwhile(forgets: boolean) {
  const user = newUser(app);
  const api = createTaskpact({ baseUrl: proxy.url, token: () => user.token, retries: 0 });
  const storage = memoryStorage();
  const first = await open(t, api, { storage });
  await until(first, ({ status }) => status.state === 'live');
  const kept = await first.tasks.create({ title: 'Kept' });
  await first.sync();
  proxy.fail('unanswered');
  const { id } = await first.tasks.create({ title: 'Gone' });
  await until(first, ({ status }) => status.state === 'offline');
  await first.tasks.update(id, { title: 'Gone, and changed' });
  await first.close();
  unwrap(await api.tasks.delete(id));
  if (forgets) {
    const newest = '(SELECT max(change_seq) FROM tombstones WHERE user_id = $1)';
    await database.pool.query(`UPDATE users SET change_floor = ${newest} WHERE id = $1`, [user.id]);
    await database.pool.query('DELETE FROM tombstones WHERE user_id = $1', [user.id]);
  }
  const replica = await open(t, api, { storage });
  const dropped: Write[] = [];
  replica.on('dropped', ({ write }) => dropped.push(write));
  const fresh = await replica.tasks.create({ title: 'Fresh' });
  await replica.sync();
  return { api, replica, id, kept, fresh, dropped };
}

t.test('the token is too old: it starts over by itself, and drops what may have been deleted', async (t) => {
  const { api, replica, id, kept, fresh, dropped } = await deletedMeanwhile(true);
  t.match(await api.tasks.get(id), { error: { code: 'TASK_NOT_FOUND' } });
  t.match(dropped, [
    { id, kind: 'create', fields: { title: 'Gone' } },
    { id, kind: 'update', fields: { title: 'Gone, and changed' } },
  ]);
  t.strictSame([...replica.getSnapshot().tasks.keys()].sort(), [kept.id, fresh.id].sort());
  t.match(await api.tasks.get(fresh.id), { data: { title: 'Fresh' } });
});

t.test('the deletion is known: the answer of the creation does not bring it back', async (t) => {
  const { api, replica, id, kept, fresh } = await deletedMeanwhile(false);
  t.match(await api.tasks.get(id), { error: { code: 'TASK_NOT_FOUND' } });
  t.strictSame([...replica.getSnapshot().tasks.keys()].sort(), [kept.id, fresh.id].sort());
});
