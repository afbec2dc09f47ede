import t, { type Test } from 'tap';
import { createTaskpact, newId, type TaskPatch, unwrap } from 'taskpact-client';
import type { Conflict, Replica, ReplicaOptions } from 'taskpact-client/offline';
import { startServed } from '../start.ts';
import { open, until } from './start.ts';

const { newToken, proxy } = await startServed(t);

/** A replica that is cut off writes, and somebody else does; then it is back. */
async function meet(
  t: Test,
  mine: (replica: Replica, id: string) => Promise<unknown>,
  theirs: TaskPatch | null,
  merge?: ReplicaOptions['merge'],
) {
  const token = newToken();
  let isCut = false;
  const cut: typeof fetch = (...request) => (isCut ? Promise.reject(new Error('cut')) : fetch(...request));
  const api = createTaskpact({ baseUrl: proxy.url, token: () => token });
  const own = createTaskpact({ baseUrl: proxy.url, token: () => token, fetch: cut, retries: 0 });
  const id = newId();
  const base = unwrap(await api.tasks.put(id, { title: 'Paint', metadata: { a: '1' } }));
  const conflicts: Conflict[] = [];
  const replica = await open(t, own, merge ? { merge } : {});
  replica.on('conflict', (conflict) => conflicts.push(conflict));
  await until(replica, ({ tasks }) => tasks.has(id));
  isCut = true;
  await t.rejects(replica.sync(), { code: 'SYNC_FAILED' });
  await mine(replica, id);
  if (theirs) unwrap(await api.tasks.update(id, theirs));
  else unwrap(await api.tasks.delete(id));
  isCut = false;
  await replica.sync();
  t.equal(replica.getSnapshot().status.pending, 0);
  return { api, id, base, replica, conflicts };
}

t.test('fields that only one side changed are kept from both', async (t) => {
  const change = { description: 'Red', metadata: { b: '2' } };
  const theirs = { priority: 1, metadata: { a: '3' } };
  const { api, id, base, conflicts } = await meet(t, ({ tasks }, id) => tasks.update(id, change), theirs);
  const both = { title: 'Paint', description: 'Red', priority: 1, metadata: { a: '3', b: '2' } };
  t.match(await api.tasks.get(id), { data: { ...both, version: 3 } });
  t.equal(conflicts.length, 1);
  t.match(conflicts[0], {
    resource: 'task',
    id,
    base,
    mine: { description: 'Red', priority: 0, metadata: { a: '1', b: '2' } },
    theirs: { priority: 1, version: 2 },
    fields: [],
    merged: both,
  });
});

t.test('where both changed a field, theirs is kept and the field is named', async (t) => {
  const change = { title: 'Mine', description: 'Red' };
  const { api, id, conflicts } = await meet(t, ({ tasks }, id) => tasks.update(id, change), { title: 'Theirs' });
  t.match(await api.tasks.get(id), { data: { title: 'Theirs', description: 'Red' } });
  t.match(conflicts, [{ fields: ['title'], mine: { title: 'Mine' }, theirs: { title: 'Theirs' } }]);
});

t.test('merge may decide for mine, for theirs, or for something else', async (t) => {
  const results = { mine: 'Mine', theirs: 'Theirs', both: 'Theirs and Mine' };
  for (const [how, title] of Object.entries(results)) {
    const merge = ({ mine, theirs }: Conflict) => {
      if (how === 'mine' || how === 'theirs') return how;
      return mine && theirs && 'title' in mine && 'title' in theirs
        ? { title: `${theirs.title} and ${mine.title}` }
        : undefined;
    };
    const { api, id, conflicts } = await meet(
      t,
      ({ tasks }, id) => tasks.update(id, { title: 'Mine' }),
      { title: 'Theirs' },
      merge,
    );
    t.match(await api.tasks.get(id), { data: { title } });
    t.match(conflicts, [{ merged: { title } }]);
  }
});

t.test('a change of what somebody deleted is told, and made anew if merge says so', async (t) => {
  const change = ({ tasks }: Replica, id: string) => tasks.update(id, { title: 'Mine' });
  const gone = await meet(t, change, null);
  t.match(gone.conflicts, [{ id: gone.id, theirs: null, mine: { title: 'Mine' }, merged: null, fields: ['title'] }]);
  t.strictSame([...gone.replica.getSnapshot().tasks], []);
  const anew = await meet(t, change, null, () => 'mine');
  const [[id, task] = []] = anew.replica.getSnapshot().tasks;
  t.not(id, anew.id);
  t.match(task, { title: 'Mine', metadata: { a: '1' }, version: 1 });
});

t.test('what somebody changed is not deleted, unless merge says so', async (t) => {
  const remove = ({ tasks }: Replica, id: string) => tasks.delete(id);
  const kept = await meet(t, remove, { title: 'Theirs' });
  t.match(kept.conflicts, [{ mine: null, theirs: { title: 'Theirs' }, merged: { title: 'Theirs' } }]);
  t.match(kept.replica.getSnapshot().tasks.get(kept.id), { title: 'Theirs' });
  const deleted = await meet(t, remove, { title: 'Theirs' }, () => 'mine');
  t.match(await deleted.api.tasks.get(deleted.id), { error: { code: 'TASK_NOT_FOUND' } });
});

t.test('the same change by both is no conflict', async (t) => {
  const { conflicts } = await meet(t, ({ tasks }, id) => tasks.update(id, { title: 'Same' }), { title: 'Same' });
  t.strictSame(conflicts, []);
});
