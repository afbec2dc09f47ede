import t from 'tap';
import { unwrap } from 'taskpact-client';
import { startServed, UNAVAILABLE } from './start.ts';

const { proxy, newClient } = await startServed(t);

/** What the proxy saw of creations since it had seen so many requests. */
const keysSince = (begin: number) => proxy.seen.slice(begin).map(({ headers }) => headers['idempotency-key']);

for (const [name, faults] of [
  ['requests that are lost', ['lost', 'lost']],
  ['answers that are lost', ['unanswered', 'unanswered']],
  ['a service that has no time', [UNAVAILABLE, UNAVAILABLE]],
] as const) {
  t.test(`${name} make one task in the end`, async (t) => {
    const api = newClient();
    const begin = proxy.seen.length;
    proxy.fail(...faults);
    const created = await api.tasks.create({ title: 'Buy milk' });
    t.equal(created.response?.status, 201);
    const [key, ...others] = keysSince(begin);
    t.match(key, /^[0-9a-f]{32}$/);
    t.strictSame(others, [key, key], 'the same key each time');
    t.strictSame(unwrap(await api.tasks.list()), [unwrap(created)]);
  });
}

t.test('a key of the caller is sent, and another creation has another one', async (t) => {
  const api = newClient();
  const begin = proxy.seen.length;
  const first = await api.tasks.create({ title: 'Buy milk' }, { idempotencyKey: 'mine' });
  const again = await api.tasks.create({ title: 'Buy milk' }, { idempotencyKey: 'mine' });
  t.strictSame(again.data, first.data);
  t.equal(again.response?.headers.get('idempotency-replayed'), 'true');
  t.match(await api.tasks.create({ title: 'Other' }, { idempotencyKey: 'mine' }), {
    error: { code: 'IDEMPOTENCY_KEY_REUSED', status: 422 },
  });
  unwrap(await api.tasks.create({ title: 'Buy milk' }));
  unwrap(await api.tasks.create({ title: 'Buy milk' }));
  t.equal(new Set(keysSince(begin)).size, 3);
});

t.test('the time that the service asks for is waited', async (t) => {
  const began = performance.now();
  proxy.fail({ ...UNAVAILABLE, headers: { ...UNAVAILABLE.headers, 'retry-after': '1' } });
  unwrap(await newClient().tasks.create({ title: 'Buy milk' }));
  t.ok(performance.now() - began >= 990, 'not sooner');
});

t.test('a longer time is the answer', async (t) => {
  const begin = proxy.seen.length;
  proxy.fail({ ...UNAVAILABLE, headers: { ...UNAVAILABLE.headers, 'retry-after': '3600' } });
  t.match(await newClient().tasks.create({ title: 'Buy milk' }), { error: { code: 'UNAVAILABLE', status: 503 } });
  t.equal(proxy.seen.length - begin, 1);
});

t.test('after so many attempts the last one counts', async (t) => {
  const api = newClient({ retries: 2 });
  const begin = proxy.seen.length;
  proxy.fail(UNAVAILABLE, 'lost', UNAVAILABLE);
  t.match(await api.tasks.create({ title: 'Buy milk' }), { error: { code: 'UNAVAILABLE', status: 503 } });
  proxy.fail(UNAVAILABLE, UNAVAILABLE, 'lost');
  t.match(await api.tasks.create({ title: 'Buy milk' }), { error: { code: 'NETWORK_ERROR', cause: TypeError } });
  t.equal(proxy.seen.length - begin, 6);
});

t.test('a refusal is not sent again', async (t) => {
  const begin = proxy.seen.length;
  t.match(await newClient().tasks.create({ title: '' }), { error: { code: 'VALIDATION_FAILED' } });
  t.equal(proxy.seen.length - begin, 1);
});
