import t from 'tap';
import { unwrap } from 'taskpact-client';
import { indexedDbStorage, memoryStorage, openReplica, type Storage } from 'taskpact-client/offline';
import { startServed } from '../start.ts';
import { open } from './start.ts';

const { newClient } = await startServed(t);

/** A storage that is full as long as it is told to be. */
function filled(storage: Storage, isFull: () => boolean): Storage {
  return {
    async open() {
      const store = await storage.open();
      return {
        ...store,
        async transact(known, decide) {
          if (!isFull()) return store.transact(known, decide);
          decide(undefined);
          throw new DOMException('No room', 'QuotaExceededError');
        },
      };
    },
  };
}

t.test('without room a write is refused, and what comes is read again later', async (t) => {
  let isFull = false;
  const api = newClient();
  const replica = await open(t, api, { storage: filled(memoryStorage(), () => isFull) });
  const { id } = await replica.tasks.create({ title: 'Before' });
  await replica.sync();
  const before = replica.getSnapshot().tasks;
  const failed = new Promise((resolve) => replica.on('storageFailed', resolve));
  isFull = true;
  await t.rejects(replica.tasks.update(id, { title: 'Lost' }), { name: 'ReplicaError', code: 'QUOTA_EXCEEDED' });
  t.strictSame(replica.getSnapshot().tasks, before);
  const { id: other } = unwrap(await api.tasks.create({ title: 'From elsewhere' }));
  await t.rejects(replica.sync(), { code: 'SYNC_FAILED', cause: { code: 'QUOTA_EXCEEDED' } });
  t.match(await failed, { error: { code: 'QUOTA_EXCEEDED' } });
  isFull = false;
  t.match(await replica.tasks.update(id, { title: 'After' }), { title: 'After' });
  await replica.sync();
  t.match(replica.getSnapshot().tasks.get(other), { title: 'From elsewhere' });
  t.match(await api.tasks.get(id), { data: { title: 'After', version: 2 } });
});

t.test('where the browser allows none, there is no replica, and the error says what to do', async (t) => {
  const denied = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  const page: Record<string, unknown> = globalThis;
  t.intercept(page, 'indexedDB', { get: denied, configurable: true });
  await t.rejects(openReplica({ api: newClient(), storage: indexedDbStorage('none') }), {
    name: 'ReplicaError',
    code: 'STORAGE_DENIED',
    message: /memoryStorage\(\)/,
  });
});

t.test('a replica that is closed refuses everything', async (t) => {
  const replica = await openReplica({ api: newClient() });
  await replica.close();
  await t.rejects(replica.tasks.create({ title: 'Late' }), { code: 'CLOSED' });
  await t.rejects(replica.sync(), { code: 'CLOSED' });
});
