import t from 'tap';
import { createTaskpact } from 'taskpact-client';
import { startServed } from '../start.ts';
import { open } from './start.ts';

const { newToken, proxy } = await startServed(t);

t.test('the app is told to sign in, and what is queued goes out with the next token', async (t) => {
  const good = newToken();
  let token = 'expired';
  const api = createTaskpact({ baseUrl: proxy.url, token: () => token });
  const replica = await open(t, api);
  const asked = new Promise((resolve) => replica.on('signInNeeded', resolve));
  const { id } = await replica.tasks.create({ title: 'Queued' });
  t.match(await asked, { detail: /token/i });
  t.match(replica.getSnapshot().status, { state: 'offline', pending: 1 });
  await t.rejects(replica.sync(), { code: 'SYNC_FAILED' });
  token = good;
  await replica.sync();
  t.match(await api.tasks.get(id), { data: { title: 'Queued' } });
});

t.test('a token that cannot be had without a network signs nobody out', async (t) => {
  const good = newToken();
  let isUp = false;
  const token = async () => {
    if (!isUp) await fetch('http://127.0.0.1:9/token');
    return good;
  };
  const replica = await open(t, createTaskpact({ baseUrl: proxy.url, token }));
  const told: unknown[] = [];
  replica.on('signInNeeded', (detail) => told.push(detail));
  await t.rejects(replica.sync(), { code: 'SYNC_FAILED' });
  t.match(replica.getSnapshot().status, { state: 'offline', detail: /fetch failed/ });
  isUp = true;
  await replica.sync();
  t.strictSame(told, []);
});
