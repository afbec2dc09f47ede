import t from 'tap';
import { unwrap } from 'taskpact-client';
import { startServed } from '../start.ts';
import { open, until } from './start.ts';

const { newClient } = await startServed(t);

t.test('writes are in the snapshot when they resolve, and on the service after a sync', async (t) => {
  const api = newClient();
  const replica = await open(t, api);
  const project = await replica.projects.create({ name: 'Home' });
  const task = await replica.tasks.create({
    title: 'Paint the door',
    project_id: project.id,
    metadata: { crm_id: '7' },
  });
  t.match(task, {
    title: 'Paint the door',
    version: 0,
    project_id: project.id,
    is_completed: false,
    metadata: { crm_id: '7' },
  });
  t.match(await replica.tasks.complete(task.id), { is_completed: true });
  t.strictSame(replica.getSnapshot().tasks.get(task.id)?.is_completed, true);
  await replica.sync();
  const { data } = await api.tasks.get(task.id);
  t.match(data, { title: 'Paint the door', project_id: project.id, is_completed: true, metadata: { crm_id: '7' } });
  t.strictSame(replica.getSnapshot().tasks.get(task.id), data);
  t.strictSame(replica.getSnapshot().status.pending, 0);
  await replica.tasks.update(task.id, { due: { date: '2026-12-24' }, metadata: { crm_id: null, a: 'b' } });
  await replica.sync();
  t.match(await api.tasks.get(task.id), { data: { due: { date: '2026-12-24', time: null }, metadata: { a: 'b' } } });
  await replica.projects.delete(project.id, { tasks: 'delete' });
  t.strictSame([...replica.getSnapshot().tasks], []);
  await replica.sync();
  t.match(await api.tasks.get(task.id), { error: { code: 'TASK_NOT_FOUND' } });
});

t.test('what others write comes by itself', async (t) => {
  const api = newClient();
  const replica = await open(t, api);
  await until(replica, ({ status }) => status.state === 'live');
  const { id } = unwrap(await api.tasks.create({ title: 'Buy milk' }));
  await until(replica, ({ tasks }) => tasks.get(id)?.title === 'Buy milk');
  unwrap(await api.tasks.delete(id));
  await until(replica, ({ tasks }) => !tasks.has(id));
});
