import t from 'tap';
import { unwrap } from 'taskpact-client';
import { startServed } from './start.ts';

const { proxy, newClient } = await startServed(t);

t.test('writers that merge lose nothing of each other', async (t) => {
  const api = newClient({ retries: 20 });
  const { id } = unwrap(await api.tasks.create({ title: 'Count', position: 0 }));
  const add = () => api.tasks.update(id, async (task) => ({ position: task.position + 1 }));
  for (const result of await Promise.all(Array.from({ length: 8 }, add))) t.equal(result.response?.status, 200);
  t.match(await api.tasks.get(id), { data: { position: 8, version: 9 } });
});

t.test('the second merge sees what the other one has written', async (t) => {
  const api = newClient();
  const { id } = unwrap(await api.tasks.create({ title: 'Buy milk' }));
  const seen: string[] = [];
  const begin = proxy.seen.length;
  const result = await api.tasks.update(id, async ({ title }) => {
    seen.push(title);
    if (seen.length === 1) unwrap(await api.tasks.update(id, { title: 'Buy oat milk' }));
    return { title: `${title}!` };
  });
  t.equal(unwrap(result).title, 'Buy oat milk!');
  t.strictSame(seen, ['Buy milk', 'Buy oat milk']);
  t.strictSame(
    proxy.seen.slice(begin).map(({ method, headers }) => `${method} ${headers['if-match']}`),
    ['GET undefined', 'PATCH undefined', 'PATCH "1"', 'PATCH "2"'],
    'the refusal told what is there',
  );
});

t.test('what a refusal does not tell is read', async (t) => {
  const api = newClient();
  const { id } = unwrap(await api.tasks.create({ title: 'Buy milk' }));
  const begin = proxy.seen.length;
  proxy.fail('pass', {
    status: 412,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ code: 'PRECONDITION_FAILED', status: 412 }),
  });
  t.match(await api.tasks.update(id, ({ title }) => ({ title: `${title}!` })), { data: { title: 'Buy milk!' } });
  t.strictSame(
    proxy.seen.slice(begin).map(({ method }) => method),
    ['GET', 'PATCH', 'GET', 'PATCH'],
  );
});

t.test('after so many tries the last answer is the result', async (t) => {
  const api = newClient({ retries: 2 });
  const { id } = unwrap(await api.tasks.create({ title: 'Buy milk', position: 0 }));
  let merges = 0;
  const result = await api.tasks.update(id, async ({ position }) => {
    merges++;
    unwrap(await api.tasks.update(id, { position: position + 1 }));
    return { title: 'Never' };
  });
  t.match(result, { error: { code: 'PRECONDITION_FAILED', status: 412 } });
  t.equal(merges, 3);
  t.match(await api.tasks.get(id), { data: { title: 'Buy milk', position: 3 } });
});

t.test('a change whose answer was lost is not merged into itself', async (t) => {
  const api = newClient();
  const { id } = unwrap(await api.tasks.create({ title: 'Count', position: 1 }));
  proxy.fail('pass', 'unanswered');
  const result = await api.tasks.update(id, ({ position }) => ({ position: position + 1 }));
  t.match(result, { error: { code: 'NETWORK_ERROR' } });
  t.match(await api.tasks.get(id), { data: { position: 2, version: 2 } });
});

t.test('what is not there is not merged', async (t) => {
  const result = await newClient().tasks.update('019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10', () => {
    throw new Error('asked for a patch');
  });
  t.match(result, { error: { code: 'TASK_NOT_FOUND' } });
});
