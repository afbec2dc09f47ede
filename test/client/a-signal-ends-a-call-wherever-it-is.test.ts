import t from 'tap';
import { createTaskpact, unwrap } from 'taskpact-client';
import { startServed, UNAVAILABLE } from './start.ts';

const { proxy, newToken, newClient } = await startServed(t);
const reason = new Error('the user left');
const aborted = { data: undefined, error: { code: 'ABORTED', detail: 'Error: the user left', cause: reason } };
const never = new Promise<never>(() => {});

t.test('before it begins', async (t) => {
  const begin = proxy.seen.length;
  t.match(await newClient().tasks.list({}, { signal: AbortSignal.abort(reason) }), aborted);
  t.equal(proxy.seen.length, begin);
});

t.test('a signal that ends a call because of the time says so', async (t) => {
  const late = await newClient({ token: () => never }).tasks.list({}, { signal: AbortSignal.timeout(1) });
  t.match(late, { error: { code: 'TIMED_OUT', cause: { name: 'TimeoutError' } }, response: undefined });
});

t.test('while it waits for a token', async (t) => {
  const controller = new AbortController();
  const call = newClient({ token: () => never }).tasks.list({}, { signal: controller.signal });
  controller.abort(reason);
  t.match(await call, aborted);
});

t.test('while it waits for an answer, without another attempt', async (t) => {
  const controller = new AbortController();
  let requests = 0;
  const token = newToken();
  const api = createTaskpact({
    baseUrl: proxy.url,
    token: () => token,
    fetch: (input, init) => {
      requests++;
      const answer = fetch(input, init);
      controller.abort(reason);
      return answer;
    },
  });
  t.match(await api.tasks.create({ title: 'Buy milk' }, { signal: controller.signal }), aborted);
  t.equal(requests, 1);
});

t.test('while it waits for the next attempt', async (t) => {
  const controller = new AbortController();
  const begin = proxy.seen.length;
  proxy.fail({ ...UNAVAILABLE, headers: { ...UNAVAILABLE.headers, 'retry-after': '25' } });
  const token = newToken();
  const api = createTaskpact({
    baseUrl: proxy.url,
    token: () => token,
    fetch: async (input, init) => {
      const answer = await fetch(input, init);
      // Only when the answer has been read does the waiting begin.
      setTimeout(() => controller.abort(reason), 100);
      return answer;
    },
  });
  t.match(await api.tasks.create({ title: 'Buy milk' }, { signal: controller.signal }), aborted);
  t.equal(proxy.seen.length - begin, 1);
});

t.test('while it waits for a merge', async (t) => {
  const controller = new AbortController();
  const api = newClient();
  const { id } = unwrap(await api.tasks.create({ title: 'Buy milk' }));
  const merge = () => {
    controller.abort(reason);
    return never;
  };
  t.match(await api.tasks.update(id, merge, { signal: controller.signal }), aborted);
});

t.test('between two pages', async (t) => {
  const controller = new AbortController();
  const api = newClient();
  for (const title of ['One', 'Two']) unwrap(await api.tasks.create({ title }));
  const all = api.tasks.all({ limit: 1 }, { signal: controller.signal });
  t.match(await all.next(), { value: { title: 'Two' } });
  controller.abort(reason);
  await t.rejects(all.next(), { name: 'TaskpactError', error: aborted.error });
});
