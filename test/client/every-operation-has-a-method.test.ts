import t from 'tap';
import { unwrap } from 'taskpact-client';
import { OPERATIONS } from '../../generated/operations.ts';
import { patternOf } from '../../src/contract/document.ts';
import { startServed } from './start.ts';

const { proxy, newClient } = await startServed(t);
const api = newClient();

t.test('a task is created, found, replaced, updated, completed, reopened and deleted', async (t) => {
  const created = await api.tasks.create({ title: 'Buy milk & eggs', position: 3 }, { requestId: 'first-one' });
  const task = unwrap(created);
  t.equal(created.response?.status, 201);
  t.equal(created.response?.headers.get('x-request-id'), 'first-one');
  t.match(task, { title: 'Buy milk & eggs', description: null, is_completed: false, position: 3, version: 1 });

  const list = await api.tasks.list({ is_completed: false, limit: 10, include_total: true, q: 'MILK & e' });
  t.strictSame(list.data, [task]);
  t.match(list, { meta: { count: 1, has_more: false, next_cursor: null, total: 1 } });
  const found = await api.tasks.get(task.id);
  t.strictSame(found.data, task);
  t.match(found, { meta: { etag: '"1"' } });

  t.match(await api.tasks.replace(task.id, { title: 'Buy oat milk' }), {
    data: { title: 'Buy oat milk', position: 0 },
  });
  t.match(await api.tasks.update(task.id, { description: 'Two' }), { data: { description: 'Two', version: 3 } });
  t.match(await api.tasks.complete(task.id), { data: { is_completed: true, version: 4 } });
  t.match(await api.tasks.complete(task.id, { is_completed: false }), { data: { is_completed: false, version: 5 } });
  const deleted = await api.tasks.delete(task.id);
  t.strictSame([deleted.response?.status, deleted.data, deleted.error], [204, undefined, undefined]);
  t.match(await api.tasks.get(task.id), { error: { code: 'TASK_NOT_FOUND', status: 404 } });
});

t.test('a change is made to the version that is named, and to no other', async (t) => {
  const { id } = unwrap(await api.tasks.create({ title: 'Buy milk' }));
  const stale = { ifMatch: '"7"' };
  const changes = [
    await api.tasks.replace(id, { title: 'No' }, stale),
    await api.tasks.update(id, { title: 'No' }, stale),
    await api.tasks.complete(id, {}, stale),
    await api.tasks.delete(id, stale),
  ];
  for (const change of changes) t.match(change, { error: { code: 'PRECONDITION_FAILED', status: 412 } });
  t.match(await api.tasks.get(id), { data: { title: 'Buy milk', version: 1 } });
  t.match(await api.tasks.update(id, { title: 'Yes' }, { ifMatch: '"1"' }), { data: { title: 'Yes', version: 2 } });
});

t.test('health and contract are read without a token', async (t) => {
  const visitor = newClient({ token: () => Promise.reject(new Error('asked for a token')) });
  t.match(await visitor.health.get(), { data: { status: 'healthy', database: 'connected' }, error: undefined });
  t.match(await visitor.health.live(), { data: { status: 'live' } });
  t.match(await visitor.health.ready(), { data: { status: 'ready' } });
  t.match(await visitor.contract.index(), { data: { contract: '/openapi.json' }, meta: {} });
  t.match(await visitor.contract.get(), { data: { openapi: '3.1.0' } });
  t.match((await visitor.contract.source()).data, /^openapi: 3\.1\.0\n/);
  t.match(await visitor.contract.problem('task-not-found'), { data: { code: 'TASK_NOT_FOUND' }, meta: {} });
  t.match(await visitor.contract.problem('a/b?'), { error: { code: 'ROUTE_NOT_FOUND', status: 404 } });
});

t.test('with that, every operation of the contract was called', async (t) => {
  const called = proxy.seen.map(({ method, url }) => ({ method, path: new URL(url, proxy.url).pathname }));
  const missing = Object.entries(OPERATIONS).filter(
    ([, { method, path }]) => !called.some((call) => call.method === method && patternOf(path).test(call.path)),
  );
  t.strictSame(missing, []);
});
