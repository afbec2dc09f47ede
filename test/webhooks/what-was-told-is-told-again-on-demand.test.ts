import t from 'tap';
import { replay } from '../../src/webhooks/replay.ts';
import { newUser } from '../helpers/app.ts';
import { makeTask, startAll } from './sender.ts';

t.test('from a moment on, under the same ids, deletions as well', async (t) => {
  const { database, app, receiver, pass } = await startAll(t);
  const [alice, bob] = [newUser(app), newUser(app)];
  await makeTask(alice, 'Before');
  await makeTask(bob, 'Before');
  const { updated_at } = await database.prisma.task.findFirstOrThrow({ orderBy: { updated_at: 'desc' } });
  const since = new Date(updated_at.getTime() + 1);
  while (Date.now() <= since.getTime());
  const id = await makeTask(alice, 'Deleted');
  await makeTask(alice, 'Kept');
  await alice.request({ method: 'DELETE', url: `tasks/${id}` });
  await pass();
  const told = receiver.got.splice(0);
  t.equal(told.length, 4);
  t.equal(await replay(database.pool, since), 1, 'one user has changed something since');
  await pass();
  t.strictSame(
    receiver.got.map((message) => [message.id, message.event]),
    told.filter(({ body }) => /Kept|deleted/.test(body)).map((message) => [message.id, message.event]),
  );
  receiver.got.length = 0;
  await pass();
  t.equal(receiver.got.length, 0, 'once');
});
