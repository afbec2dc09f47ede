import t from 'tap';
import { memoryStorage } from 'taskpact-client/offline';
import { startServed } from '../start.ts';
import { open } from './start.ts';

const DAY = 24 * 60 * 60 * 1000;
const { newClient } = await startServed(t);

t.test('ids that the service does not take are made again, wherever they are', async (t) => {
  const storage = memoryStorage();
  // As if the clock of this machine were three days ahead.
  const store = await storage.open();
  await store.transact(-1, () => [{ kind: 'meta', key: 'meta', value: { last: 0, ahead: 3 * DAY } }]);
  const api = newClient();
  const replica = await open(t, api, { storage });
  const renamed = new Map<string, string>();
  replica.on('renamed', ({ from, to }) => renamed.set(from, to));
  const project = await replica.projects.create({ name: 'Home' });
  const above = await replica.tasks.create({ title: 'Above', project_id: project.id });
  const below = await replica.tasks.create({ title: 'Below', parent_id: above.id });
  await replica.sync();
  t.equal(replica.getSnapshot().status.pending, 0);
  t.strictSame([...renamed.keys()].sort(), [project.id, above.id, below.id].sort());
  const [inProject, parent, id = ''] = [project, above, below].map((made) => renamed.get(made.id));
  t.match(await api.tasks.get(id), { data: { title: 'Below', parent_id: parent, project_id: inProject } });
  const next = await replica.tasks.create({ title: 'Next' });
  await replica.sync();
  t.ok(Math.abs(Date.parse(next.created_at) - Date.now()) < DAY, next.created_at);
  t.match(await api.tasks.get(next.id), { data: { title: 'Next' } });
});
