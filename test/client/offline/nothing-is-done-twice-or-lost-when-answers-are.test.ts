import t from 'tap';
import { createTaskpact } from 'taskpact-client';
import { memoryStorage } from 'taskpact-client/offline';
import { startServed, UNAVAILABLE } from '../start.ts';
import { open, until } from './start.ts';

const { newToken, proxy } = await startServed(t);

/** A client that asks once. */
function clientOf() {
  const token = newToken();
  return createTaskpact({ baseUrl: proxy.url, token: () => token, retries: 0 });
}

t.test('a batch whose answer was lost is sent again under its key, also by the next start', async (t) => {
  const api = clientOf();
  const storage = memoryStorage();
  const replica = await open(t, api, { storage });
  await replica.sync();
  const keys = () =>
    proxy.seen.filter(({ url }) => url.endsWith('/batch')).map(({ headers }) => headers['idempotency-key']);
  const before = keys().length;
  proxy.fail('unanswered');
  const { id } = await replica.tasks.create({ title: 'Once' });
  while (keys().length === before) await new Promise((resolve) => setTimeout(resolve, 5));
  await replica.close();
  const again = await open(t, api, { storage });
  t.match(again.getSnapshot().tasks.get(id), { title: 'Once' });
  await until(again, ({ status }) => status.pending === 0);
  t.match(await api.tasks.get(id), { data: { title: 'Once', version: 1 } });
  t.equal(new Set(keys().slice(before)).size, 1);
});

t.test('while the service is away it waits and tries again', async (t) => {
  const api = clientOf();
  const replica = await open(t, api);
  await until(replica, ({ status }) => status.state === 'live');
  const busy = { ...UNAVAILABLE, status: 429 };
  proxy.fail(UNAVAILABLE, busy, 'lost');
  const { id } = await replica.tasks.create({ title: 'Later' });
  await until(replica, ({ status }) => status.state === 'offline');
  t.equal(replica.getSnapshot().status.pending, 1);
  await until(replica, ({ status }) => status.pending === 0);
  t.match(await api.tasks.get(id), { data: { title: 'Later', version: 1 } });
});
