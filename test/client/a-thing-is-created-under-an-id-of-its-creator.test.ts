import t from 'tap';
import { newId, unwrap } from 'taskpact-client';
import { startServed, UNAVAILABLE } from './start.ts';

const { proxy, newClient } = await startServed(t);

t.test('an id is a UUID of version 7, of its moment', async (t) => {
  const before = Date.now();
  const ids = Array.from({ length: 10_000 }, () => newId());
  const after = Date.now();
  for (const id of ids) {
    if (/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)) continue;
    t.fail(id);
  }
  const momentOf = (id = '') => Number.parseInt(id.replace('-', '').slice(0, 12), 16);
  t.ok(momentOf(ids[0]) >= before && momentOf(ids.at(-1)) <= after);
  t.equal(new Set(ids).size, ids.length);
  t.strictSame([...ids].sort(), ids, 'the order of ids is that of their making');
  t.match(newId(0), /^00000000-0000-7/);
  t.match(newId(Date.UTC(2026, 10, 20)), /^01a1f640-bc00-7/);
});

t.test('a task and its project, made while offline, are there once, however often they are sent', async (t) => {
  const { tasks, projects } = newClient();
  const [project_id, id] = [newId(), newId()];
  const statuses: (number | undefined)[] = [];
  for (const fault of ['lost', 'unanswered', UNAVAILABLE] as const) {
    proxy.fail(fault);
    statuses.push((await projects.put(project_id, { name: 'Household' })).response?.status);
    proxy.fail(fault);
    statuses.push((await tasks.put(id, { title: 'Buy milk', project_id })).response?.status);
  }
  t.strictSame(statuses, [201, 201, 412, 412, 412, 412]);
  t.match(unwrap(await tasks.list()), [{ id, title: 'Buy milk', project_id, version: 1 }]);
  t.match(unwrap(await projects.list()), [{ id: project_id, name: 'Household', version: 1 }]);
});

t.test('what is there already is told, and stays as it is', async (t) => {
  const { tasks } = newClient();
  const id = newId();
  const created = await tasks.put(id, { title: 'Mine' });
  t.match(created, { data: { id, version: 1 }, meta: { etag: '"1"' }, response: { status: 201 } });
  unwrap(await tasks.update(id, { title: 'Changed' }));
  const again = await tasks.put(id, { title: 'Mine' });
  t.match(again, {
    error: { code: 'PRECONDITION_FAILED', status: 412, current: { id, title: 'Changed', version: 2 } },
  });
  t.match(await tasks.get(id), { data: { title: 'Changed', version: 2 } });
});

t.test('what was deleted does not come back', async (t) => {
  const { tasks, projects } = newClient();
  const [id, project_id] = [newId(), newId()];
  unwrap(await tasks.put(id, { title: 'Gone' }));
  unwrap(await projects.put(project_id, { name: 'Gone' }));
  t.equal((await tasks.delete(id)).response?.status, 204);
  t.equal((await projects.delete(project_id)).response?.status, 204);
  t.match(await tasks.put(id, { title: 'Gone' }), { error: { code: 'ID_DELETED', status: 412 } });
  t.match(await projects.put(project_id, { name: 'Gone' }), { error: { code: 'ID_DELETED', status: 412 } });
});

t.test('an id of another kind, or from the future, is refused with the reason', async (t) => {
  const { tasks } = newClient();
  const ahead = newId(Date.now() + 2 * 24 * 60 * 60 * 1000);
  for (const id of ['1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b', ahead]) {
    t.match(
      await tasks.put(id, { title: 'No' }),
      { error: { code: 'VALIDATION_FAILED', errors: [{ in: 'path' }] } },
      id,
    );
  }
});
