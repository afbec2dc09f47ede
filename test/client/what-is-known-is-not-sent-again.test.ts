import t from 'tap';
import { unwrap } from 'taskpact-client';
import { startServed } from './start.ts';

const { proxy, newClient } = await startServed(t);

t.test('a task, by the tag of its meta', async (t) => {
  const { tasks } = newClient();
  const { id } = unwrap(await tasks.create({ title: 'Buy milk' }));
  const first = await tasks.get(id);
  const ifNoneMatch = first.meta?.etag;
  const again = await tasks.get(id, { ifNoneMatch });
  t.strictSame([again.response?.status, again.data, again.error, again.meta], [304, undefined, undefined, undefined]);
  t.equal(proxy.seen.at(-1)?.headers['if-none-match'], '"1"');
  unwrap(await tasks.update(id, { title: 'Buy oat milk' }));
  t.match(await tasks.get(id, { ifNoneMatch }), {
    data: { title: 'Buy oat milk' },
    meta: { etag: '"2"' },
    response: { status: 200 },
  });
});

t.test('a list, by the tag of its header', async (t) => {
  const { tasks } = newClient();
  unwrap(await tasks.create({ title: 'Buy milk' }));
  const first = await tasks.list({ limit: 10 }, { ifNoneMatch: undefined });
  t.equal(proxy.seen.at(-1)?.headers['if-none-match'], undefined);
  t.match(first.data, [{ title: 'Buy milk' }]);
  const known = { ifNoneMatch: first.response?.headers.get('etag') ?? undefined };
  t.match(await tasks.list({ limit: 10 }, known), { data: undefined, error: undefined, response: { status: 304 } });
  unwrap(await tasks.create({ title: 'Walk the dog' }));
  t.match(await tasks.list({ limit: 10 }, known), { data: { length: 2 }, response: { status: 200 } });
});
