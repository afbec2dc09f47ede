import t from 'tap';
import { type Rejected, ReplicaError } from 'taskpact-client/offline';
import { startServed, UNAVAILABLE } from '../start.ts';
import { open } from './start.ts';

const { newClient, proxy } = await startServed(t);

t.test('with what needs it; the rest goes on, and it can be mended or discarded', async (t) => {
  const api = newClient();
  const replica = await open(t, api);
  await replica.sync();
  const rejected: Rejected[] = [];
  replica.on('rejected', (one) => rejected.push(one));
  // Nothing goes out before all of it is queued.
  proxy.fail(...Array.from({ length: 20 }, () => UNAVAILABLE));
  const project = await replica.projects.create({ name: 'x'.repeat(201) });
  const inside = await replica.tasks.create({ title: 'Inside', project_id: project.id });
  const below = await replica.tasks.create({ title: 'Below', parent_id: inside.id });
  const other = await replica.tasks.create({ title: 'Other' });
  while ((await replica.sync().catch((error) => error)) instanceof ReplicaError);
  t.match(await api.tasks.get(other.id), { data: { title: 'Other', version: 1 } });
  const [first, second, third] = rejected;
  t.match(first, { write: { id: project.id }, problem: { status: 400, code: 'VALIDATION_FAILED' } });
  t.match(second, { write: { id: inside.id }, because: first?.write.number });
  t.match(third, { write: { id: below.id }, because: second?.write.number });
  t.match(replica.getSnapshot().status, { pending: 0, rejected: [first, second, third] });
  t.strictSame([...replica.getSnapshot().projects], []);

  await replica.retry(first?.write.number ?? 0, { name: 'Home' });
  await replica.retry(replica.getSnapshot().status.rejected[0]?.write.number ?? 0).catch(() => {});
  await replica.sync();
  t.match(await api.tasks.get(below.id), { data: { title: 'Below', parent_id: inside.id, project_id: project.id } });
  t.match(replica.getSnapshot().status, { pending: 0, rejected: [] });
});

t.test('what only the state of other things forbids is set aside alone', async (t) => {
  const api = newClient();
  const replica = await open(t, api);
  const rejected: Rejected[] = [];
  replica.on('rejected', (one) => rejected.push(one));
  const missing = '019aa0a5-1c00-7b1a-8f4e-6d2c9a0b3e57';
  const { id } = await replica.tasks.create({ title: 'Nowhere', project_id: missing });
  const other = await replica.tasks.create({ title: 'Other' });
  await replica.sync();
  t.match(await api.tasks.get(other.id), { data: { title: 'Other' } });
  t.match(rejected, [
    { write: { id, kind: 'create' }, problem: { status: 400, errors: [{ pointer: /project_id$/ }] } },
  ]);
  await replica.discard(rejected[0]?.write.number ?? 0);
  t.match(replica.getSnapshot().status, { pending: 0, rejected: [] });
  t.rejects(replica.discard(1), { code: 'NOT_FOUND' });
});
