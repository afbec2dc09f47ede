import t from 'tap';
import { createTaskpact, type Taskpact, unwrap } from 'taskpact-client';
import { newUser, startOwnApp, tokenFor } from '../helpers/app.ts';
import { listen } from '../helpers/raw.ts';
import { startServed, UNAVAILABLE } from './start.ts';

const { proxy, newClient } = await startServed(t);
const reason = new Error('the user left');
const aborted = { name: 'TaskpactError', error: { code: 'ABORTED', detail: 'Error: the user left', cause: reason } };

/** When the connection of the last stream is gone. */
const closed = () => proxy.seen.findLast(({ url }) => url.endsWith('/stream'))?.closed;

async function tasksOf(api: Taskpact, ...titles: string[]): Promise<void> {
  for (const title of titles) unwrap(await api.tasks.create({ title }));
}

t.test('who leaves the loop closes the connection', async (t) => {
  const api = newClient();
  await tasksOf(api, 'One', 'Two');
  for await (const { change } of api.changes.stream()) {
    t.match(change, { resource: 'task', type: 'upserted', data: { title: 'One' } });
    break;
  }
  await closed();
});

t.test('so does an error of theirs', async (t) => {
  const api = newClient();
  await tasksOf(api, 'One');
  const following = (async () => {
    for await (const { token } of api.changes.stream()) throw new Error(`cannot keep ${token}`);
  })();
  await t.rejects(following, { message: /^cannot keep/ });
  await closed();
});

t.test('a signal ends it while it waits for a change', async (t) => {
  const controller = new AbortController();
  const api = newClient();
  await tasksOf(api, 'One');
  const stream = api.changes.stream({ signal: controller.signal });
  t.match(await stream.next(), { value: { change: { data: { title: 'One' } } } });
  const next = stream.next();
  controller.abort(reason);
  await t.rejects(next, aborted);
  await closed();
  t.strictSame(await stream.next(), { done: true, value: undefined });
});

t.test('and though more changes are there already', async (t) => {
  const controller = new AbortController();
  const api = newClient();
  await tasksOf(api, 'One', 'Two', 'Three');
  const stream = api.changes.stream({ signal: controller.signal });
  t.match(await stream.next(), { value: { change: { data: { title: 'One' } } } });
  controller.abort(reason);
  await t.rejects(stream.next(), aborted);
});

t.test('and while it waits before it connects again', async (t) => {
  const controller = new AbortController();
  const begin = proxy.seen.length;
  proxy.fail({ ...UNAVAILABLE, headers: { ...UNAVAILABLE.headers, 'retry-after': '3600' } });
  const next = newClient().changes.stream({ signal: controller.signal }).next();
  while (proxy.seen.length === begin) await new Promise((resolve) => setImmediate(resolve));
  await proxy.seen[begin]?.closed;
  setTimeout(() => controller.abort(reason), 100);
  await t.rejects(next, aborted);
  t.equal(proxy.seen.length - begin, 1);
});

t.test('a token that is refused ends it at once', async (t) => {
  const begin = proxy.seen.length;
  const stream = newClient({ token: () => tokenFor('alice', -60) }).changes.stream();
  await t.rejects(stream.next(), { name: 'TaskpactError', error: { code: 'UNAUTHENTICATED', status: 401 } });
  t.equal(proxy.seen.length - begin, 1);
});

t.test('and so does one that is refused again after the stream was there', async (t) => {
  const begin = proxy.seen.length;
  proxy.fail({ status: 200, headers: { 'content-type': 'text/event-stream' }, body: '' });
  const stream = newClient({ token: () => tokenFor('alice', -60) }).changes.stream();
  await t.rejects(stream.next(), { name: 'TaskpactError', error: { code: 'UNAUTHENTICATED' } });
  t.equal(proxy.seen.length - begin, 3);
});

t.test('what is before it is not known any more, or is somebody else’s', async (t) => {
  const { app, database } = await startOwnApp(t);
  const alice = newUser(app);
  const api = createTaskpact({ baseUrl: `http://127.0.0.1:${await listen(app)}`, token: () => alice.token });
  await tasksOf(api, 'One');
  const { next } = unwrap(await api.changes.digest());
  await tasksOf(api, 'Two');
  const stranger = newClient().changes.stream({ since: next });
  await t.rejects(stranger.next(), { name: 'TaskpactError', error: { code: 'INVALID_CURSOR' } });
  await database.prisma.user.update({ where: { id: alice.id }, data: { change_floor: 2 } });
  await t.rejects(api.changes.stream({ since: next }).next(), {
    name: 'TaskpactError',
    error: { code: 'CHANGES_EXPIRED' },
  });
  t.match(await api.changes.list({ since: next }), { error: { code: 'CHANGES_EXPIRED', status: 410 } });
});

t.test('an answer that is no stream is told as such', async (t) => {
  proxy.fail({ status: 200, headers: { 'content-type': 'text/html' }, body: '<form></form>' });
  await t.rejects(newClient().changes.stream().next(), { name: 'TaskpactError', error: { code: 'UNEXPECTED_ANSWER' } });
  proxy.fail({ status: 200, headers: { 'content-type': 'text/event-stream' }, body: 'data: x\n\n' });
  t.match(await newClient().tasks.list(), { error: { code: 'UNEXPECTED_ANSWER' } }, 'nor a stream where none belongs');
});
