import t from 'tap';
import { createTaskpact, type Taskpact, unwrap } from 'taskpact-client';
import { newUser, startOwnApp, tokenFor } from '../helpers/app.ts';
import { listen } from '../helpers/raw.ts';
import { startProxy } from './proxy.ts';
import { startServed, UNAVAILABLE } from './start.ts';

const { proxy, newClient, newToken } = await startServed(t);

/** A stream that ends before it has said anything. */
const EMPTY = { status: 200, headers: { 'content-type': 'text/event-stream' }, body: '' };

/** The next title that a stream tells. */
async function nextTitle(changes: ReturnType<Taskpact['changes']['stream']>): Promise<string | undefined> {
  const { value } = await changes.next();
  return value?.change.type === 'upserted' && value.change.resource === 'task' ? value.change.data.title : undefined;
}

/** How often a stream was asked for, and behind which token, since the proxy had seen so many requests. */
const askedSince = (begin: number) =>
  proxy.seen.slice(begin).flatMap(({ url, headers }) => (url.endsWith('/stream') ? [headers['last-event-id']] : []));

t.test('behind the token that it was given, or the last one that it got', async (t) => {
  const api = newClient();
  unwrap(await api.tasks.create({ title: 'First' }));
  const { next: since } = unwrap(await api.changes.digest());
  unwrap(await api.tasks.create({ title: 'Second' }));
  const begin = proxy.seen.length;
  const stream = api.changes.stream({ since });
  const { value } = await stream.next();
  t.match(value, { change: { type: 'upserted', data: { title: 'Second' } }, token: /^[\w-]+$/ });
  await stream.return();
  t.strictSame(askedSince(begin), [since]);
  t.strictSame((await api.changes.list({ since: value?.token ?? '' })).data, []);
});

t.test('after answers that are none, and whatever is in the way', async (t) => {
  const api = newClient();
  unwrap(await api.tasks.create({ title: 'There' }));
  const begin = proxy.seen.length;
  proxy.fail('lost', UNAVAILABLE, {
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: '<h1>Bad Gateway</h1>',
  });
  const stream = api.changes.stream();
  t.equal(await nextTitle(stream), 'There');
  t.equal(askedSince(begin).length, 4);
  await stream.return();
});

t.test('with streams that end at once, or are nonsense, it waits longer each time', async (t) => {
  const api = newClient();
  unwrap(await api.tasks.create({ title: 'There' }));
  const began = performance.now();
  proxy.fail(EMPTY, { ...EMPTY, body: 'data: <html>\n\n' });
  const stream = api.changes.stream();
  t.equal(await nextTitle(stream), 'There');
  t.ok(performance.now() - began >= 1490, 'not sooner');
  await stream.return();
});

t.test('after 429 it waits for as long as it is asked to', async (t) => {
  const api = newClient();
  unwrap(await api.tasks.create({ title: 'There' }));
  const began = performance.now();
  proxy.fail({ ...UNAVAILABLE, status: 429, headers: { ...UNAVAILABLE.headers, 'retry-after': '1' } });
  const stream = api.changes.stream();
  t.equal(await nextTitle(stream), 'There');
  t.ok(performance.now() - began >= 1490, 'not sooner');
  await stream.return();
});

t.test('at another process, when its own closes', async (t) => {
  const [first, second] = [await startOwnApp(t), await startOwnApp(t)];
  const alice = newUser(first.app);
  const front = await startProxy(t, `http://127.0.0.1:${await listen(first.app)}`);
  const api = createTaskpact({ baseUrl: front.url, token: () => alice.token });
  unwrap(await api.tasks.create({ title: 'Before' }));
  const stream = api.changes.stream();
  t.equal(await nextTitle(stream), 'Before');
  const next = nextTitle(stream);
  await first.app.close();
  // Until then the proxy has nobody to ask.
  t.equal((await fetch(front.url)).status, 502);
  front.leadTo(`http://127.0.0.1:${await listen(second.app)}`);
  unwrap(await api.tasks.create({ title: 'After' }));
  t.equal(await next, 'After');
  await stream.return();
});

t.test('with a new token, which comes a request late', async (t) => {
  const [expired, token] = [tokenFor('alice', -60), newToken()];
  const given: string[] = [];
  const api = newClient({
    token() {
      given.push(given.length === 1 ? expired : token);
      return given.at(-1) ?? '';
    },
  });
  unwrap(await newClient({ token: () => token }).tasks.create({ title: 'There' }));
  proxy.fail(EMPTY);
  const stream = api.changes.stream();
  t.equal(await nextTitle(stream), 'There');
  t.strictSame(given, [token, expired, token]);
  await stream.return();
});
