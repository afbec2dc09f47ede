import 'fake-indexeddb/auto';
import t, { type Test } from 'tap';
import { newId } from 'taskpact-client';
import { indexedDbStorage, memoryStorage, type Storage } from 'taskpact-client/offline';
import { startServed } from '../start.ts';
import { open, until } from './start.ts';

const { newClient } = await startServed(t);

async function share(t: Test, storage: Storage): Promise<void> {
  const api = newClient();
  const [one, other] = [await open(t, api, { storage }), await open(t, api, { storage })];
  const tasks = await Promise.all(
    [one, other, one, other].map(({ tasks }, index) => tasks.create({ title: `Task ${index}` })),
  );
  const ids = tasks.map(({ id }) => id).sort();
  for (const replica of [one, other]) {
    await until(replica, ({ tasks, status }) => tasks.size === 4 && status.pending === 0 && status.state === 'live');
    t.strictSame([...replica.getSnapshot().tasks.keys()].sort(), ids);
  }
  await one.close();
  const { id } = await other.tasks.create({ title: 'After the first one is closed' });
  await until(other, ({ tasks }) => tasks.get(id)?.version === 1);
  t.match(await api.tasks.get(id), { data: { version: 1 } });
}

t.test('in memory', (t) => share(t, memoryStorage()));
t.test('in IndexedDB', (t) => share(t, indexedDbStorage(newId())));
