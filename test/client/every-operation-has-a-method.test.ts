import t from 'tap';
import { newId, unwrap } from 'taskpact-client';
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
    data: { title: 'Buy oat milk', position: Date.parse(task.created_at) },
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

t.test('a task is moved to its place, for one version only', async (t) => {
  const { tasks } = newClient();
  const first = unwrap(await tasks.create({ title: 'First' }));
  const { id, etag: ifMatch } = unwrap(await tasks.create({ title: 'Last' }));
  t.match(await tasks.move(id, { before: first.id }, { ifMatch }), { data: { id, version: 2 }, meta: { etag: '"2"' } });
  const order = unwrap(await tasks.list({ sort: 'position' }));
  t.strictSame(
    order.map(({ title }) => title),
    ['Last', 'First'],
  );
  t.match(await tasks.move(id, { to: 'end' }, { ifMatch }), { error: { status: 412, current: { id, version: 2 } } });
});

t.test('completed tasks are deleted together, by filters', async (t) => {
  const { tasks } = newClient();
  const above = unwrap(await tasks.create({ title: 'Above', is_completed: true }));
  unwrap(await tasks.create({ title: 'Below', parent_id: above.id }));
  for (const tag of ['old', 'new']) unwrap(await tasks.create({ title: tag, is_completed: true, tags: [tag] }));
  t.match(await tasks.deleteCompleted({ tag: ['old'] }), { data: { deleted: 1, kept: 0 }, meta: {} });
  t.match(await tasks.deleteCompleted(), { data: { deleted: 1, kept: 1 } });
  t.match(await tasks.list({ include_total: true }), { meta: { total: 2 } });
});

t.test('a project is created, found, replaced, updated, merged and deleted', async (t) => {
  const { projects, tasks } = newClient();
  const created = await projects.create({ name: 'Household', color: '#3366ff' });
  const project = unwrap(created);
  const { id } = project;
  t.match(created, {
    data: { name: 'Household', version: 1 },
    meta: { etag: project.etag },
    response: { status: 201 },
  });
  t.strictSame((await projects.get(id)).data, project);
  t.match(await projects.get(id, { ifNoneMatch: project.etag }), { data: undefined, response: { status: 304 } });

  t.match(await projects.replace(id, { name: 'House' }), { data: { name: 'House', color: null, version: 2 } });
  const patched = await projects.update(id, { metadata: { crm_id: 'P-7' } }, { ifMatch: '"2"' });
  t.match(patched, { data: { metadata: { crm_id: 'P-7' }, version: 3 } });
  t.match(await projects.update(id, ({ name }) => ({ name: `${name}!` })), { data: { name: 'House!', version: 4 } });
  const stale = await projects.update(id, { name: 'No' }, { ifMatch: '"1"' });
  t.match(stale, { error: { code: 'PRECONDITION_FAILED', current: { name: 'House!', etag: '"4"' } } });

  const { id: task } = unwrap(await tasks.create({ title: 'Clean', project_id: id }));
  const [counted] = unwrap(await projects.list({ include_counts: true }));
  t.strictSame(counted?.task_counts, { open: 1, completed: 0 });
  t.match(await projects.delete(id), { error: { code: 'PROJECT_NOT_EMPTY', status: 409, task_count: 1 } });
  t.equal((await projects.delete(id, { tasks: 'keep', ifMatch: '"4"' })).response?.status, 204);
  t.match(await tasks.get(task), { data: { project_id: null } });
  t.match(await projects.get(id), { error: { code: 'PROJECT_NOT_FOUND', status: 404 } });
});

t.test('a tag is found, renamed and taken away', async (t) => {
  const { tags, tasks } = newClient();
  const { id } = unwrap(await tasks.create({ title: 'Buy milk', tags: ['shopping'] }));
  const list = await tags.list();
  t.strictSame(list.data, [{ name: 'shopping', task_counts: { open: 1, completed: 0 } }]);
  const ifNoneMatch = list.response?.headers.get('etag') ?? undefined;
  t.match(await tags.list({}, { ifNoneMatch }), { data: undefined, response: { status: 304 } });
  t.match(await tags.rename({ from: 'shopping', to: 'home & garden' }), { data: { changed: 1 }, meta: {} });
  t.match(await tasks.get(id), { data: { tags: ['home & garden'], version: 2 } });
  t.match(await tags.delete('home & garden'), { data: { changed: 1 } });
  t.match(await tasks.get(id), { data: { tags: [], version: 3 } });
  t.match(await tags.delete('home & garden'), { error: { code: 'TAG_NOT_FOUND', status: 404 } });
});

t.test('changes are listed, digested and streamed', async (t) => {
  const { changes, tasks } = newClient();
  const { id } = unwrap(await tasks.create({ title: 'Buy milk' }));
  const list = await changes.list({ limit: 1 });
  t.match(list, { data: [{ resource: 'task', type: 'upserted', data: { id } }], meta: { count: 1, has_more: false } });
  const ifNoneMatch = list.response?.headers.get('etag') ?? undefined;
  t.match(await changes.list({ limit: 1 }, { ifNoneMatch }), { data: undefined, response: { status: 304 } });
  const digest = unwrap(await changes.digest());
  t.match(digest, { next: list.meta?.next ?? '', task: { count: 1 }, project: { count: 0 } });
  unwrap(await tasks.delete(id));
  for await (const streamed of changes.stream({ since: digest.next })) {
    t.match(streamed, { change: { resource: 'task', type: 'deleted', id } });
    t.strictSame((await changes.list({ since: streamed.token })).data, []);
    break;
  }
});

t.test('a thing is put under an id of its own, and several are written at once', async (t) => {
  const { batch, projects, tasks } = newClient();
  const [project_id, id] = [newId(), newId()];
  t.match(await projects.put(project_id, { name: 'Household' }), {
    data: { id: project_id },
    response: { status: 201 },
  });
  t.match(await tasks.put(id, { title: 'Buy milk', project_id }), { data: { id }, response: { status: 201 } });
  const written = await batch([{ operation: 'deleteProject', project_id, query: { tasks: 'delete' } }]);
  t.match(written, { data: [{ operation: 'deleteProject', status: 204 }], meta: { count: 1, failed: 0 } });
  t.match(await tasks.get(id), { error: { code: 'TASK_NOT_FOUND' } });
});

t.test('health and contract are read without a token', async (t) => {
  const visitor = newClient({ token: () => Promise.reject(new Error('asked for a token')) });
  t.match(await visitor.health.get(), { data: { status: 'healthy', database: 'connected' }, error: undefined });
  t.match(await visitor.health.live(), { data: { status: 'live' } });
  t.match(await visitor.health.ready(), { data: { status: 'ready' } });
  t.match(await visitor.contract.index(), { data: { contract: '/openapi.json' }, meta: {} });
  t.match(await visitor.contract.get(), { data: { openapi: '3.1.0' } });
  t.match((await visitor.contract.source()).data, /^openapi: 3\.1\.0\n/);
  t.match((await visitor.contract.workflows()).data, /^arazzo: 1\.0\.1\n/);
  t.match(await visitor.contract.problem('task-not-found'), { data: { code: 'TASK_NOT_FOUND' }, meta: {} });
  t.match(await visitor.contract.problem('a/b?'), { error: { code: 'ROUTE_NOT_FOUND', status: 404 } });
});

t.test('an account is shown, exported, removed and imported again', async (t) => {
  const { account, changes, tasks } = newClient();
  unwrap(await tasks.create({ title: 'Buy milk' }));
  const shown = await account.get();
  t.match(shown, { data: { task_count: 1, completed_task_count: 0, project_count: 0 }, meta: {} });
  const ifNoneMatch = shown.response?.headers.get('etag') ?? undefined;
  t.equal((await account.get({ ifNoneMatch })).response?.status, 304);
  const before = unwrap(await changes.digest());
  const file = await new Response(unwrap(await account.export())).text();
  t.match(JSON.parse(file), { format: 'taskpact', version: 1, tasks: [{ title: 'Buy milk' }] });
  t.match(await new Response(unwrap(await account.export('csv'))).text(), /^.?type,.*\r?\ntask,.*Buy milk/);
  t.match(await new Response(unwrap(await account.export('ics'))).text(), /^BEGIN:VCALENDAR\r\n.*SUMMARY:Buy milk/s);

  t.match(await account.delete('somebody else'), { error: { code: 'VALIDATION_FAILED' } });
  const { user_id } = unwrap(shown);
  const deleted = await account.delete(user_id);
  t.strictSame([deleted.response?.status, deleted.data, deleted.error], [204, undefined, undefined]);
  t.match(await account.get(), { data: { user_id, created_at: null, task_count: 0 } });
  t.match(await account.import(file, { dry_run: true }), { data: { dry_run: true, tasks: { created: 1 } } });
  t.match(await account.import(file), { data: { format: 'taskpact', tasks: { created: 1, existing: 0 }, notes: [] } });
  t.match(await changes.digest(), { data: { task: before.task, project: before.project } });
  const csv = new Blob(['type,title\r\ntask,Buy bread\r\n'], { type: 'text/csv' });
  t.match(await account.import(csv, {}, { idempotencyKey: 'once' }), { data: { tasks: { created: 1 } } });
});

t.test('with that, every operation of the contract was called', async (t) => {
  const called = proxy.seen.map(({ method, url }) => ({ method, path: new URL(url, proxy.url).pathname }));
  const missing = Object.entries(OPERATIONS).filter(
    ([, { method, path }]) => !called.some((call) => call.method === method && patternOf(path).test(call.path)),
  );
  t.strictSame(missing, []);
});
