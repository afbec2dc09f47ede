import t from 'tap';
import { createTaskpact, unwrap } from 'taskpact-client';
import { startOwnApp } from '../../helpers/app.ts';
import { listen } from '../../helpers/raw.ts';
import { newMember, newTeam, WITH_TEAMS } from '../../helpers/teams.ts';
import { open, until } from './start.ts';

t.test('two members work in one, and who completed what is nothing to decide about', async (t) => {
  const { app } = await startOwnApp(t, WITH_TEAMS);
  const baseUrl = `http://127.0.0.1:${await listen(app)}`;
  const owner = newTeam();
  const [alice, bob] = [newMember(app, [owner]), newMember(app, [owner])];
  const clientOf = ({ token }: typeof alice, more = {}) => createTaskpact({ baseUrl, token: () => token, ...more });
  const replica = await open(t, clientOf(alice, { owner }));
  const bothWrote: string[] = [];
  replica.on('conflict', ({ fields }) => bothWrote.push(...fields));
  const { id } = await replica.tasks.create({ title: 'Order filters' });
  t.match(replica.getSnapshot().tasks.get(id), { created_by: 'me', completed_by: null });
  await replica.sync();
  t.match(replica.getSnapshot().tasks.get(id), { user_id: owner, created_by: alice.id });

  const ofBob = clientOf(bob, { owner });
  unwrap(await ofBob.tasks.complete(id));
  t.match(await replica.tasks.update(id, { title: 'Order two filters' }), { title: 'Order two filters' });
  await replica.sync();
  const task = unwrap(await ofBob.tasks.get(id));
  t.match(task, { title: 'Order two filters', created_by: alice.id, completed_by: bob.id, is_completed: true });
  await until(replica, ({ tasks }) => tasks.get(id)?.etag === task.etag);
  t.strictSame(replica.getSnapshot().tasks.get(id), task);
  t.match(replica.getSnapshot().status, { pending: 0, rejected: [] });
  t.strictSame(bothWrote, [], 'no field that the service sets');
  t.strictSame(unwrap(await clientOf(alice).tasks.list()), [], 'nothing of it is her own');
});
