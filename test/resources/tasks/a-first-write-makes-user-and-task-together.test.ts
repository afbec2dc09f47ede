import t from 'tap';
import { isProblem, pageIn, taskIn } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { startEmbeddedApp } from '../../helpers/faulty.ts';

const { app, database } = await startApp(t);

t.test('a user is there from the first write on, and not before', async (t) => {
  const alice = newUser(app);
  const count = () => database.prisma.user.count({ where: { id: alice.id } });
  const somewhere = 'tasks/019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';
  await alice.request({ url: 'tasks' });
  await alice.request({ url: somewhere });
  await alice.request({ method: 'PUT', url: somewhere, payload: { title: 'Nothing to replace' } });
  await alice.request({ method: 'POST', url: 'tasks', payload: { title: '' } });
  t.equal(await count(), 0, 'reading, changing what is not there and a refused creation make no user');
  const task = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'First' } }));
  t.equal(await count(), 1);
  const user = await database.prisma.user.findUnique({ where: { id: alice.id } });
  t.equal(user?.created_at.toISOString(), task.created_at, 'made at the same moment');
  await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Second' } });
  t.equal(await count(), 1);
});

t.test('when the task cannot be written there is no user either', async (t) => {
  const { app, database } = await startEmbeddedApp(t);
  await database.pool.query(`ALTER TABLE tasks ADD CONSTRAINT refused CHECK (title <> 'Refused by the database')`);
  const alice = newUser(app);
  const write = (title: string) => alice.request({ method: 'POST', url: 'tasks', payload: { title } });
  isProblem(t, await write('Refused by the database'), 'INTERNAL');
  t.equal(await database.prisma.user.count(), 0);
  t.equal((await write('Taken by the database')).statusCode, 201, 'and the next write begins anew');
  t.equal(await database.prisma.user.count(), 1);
  t.equal(pageIn(await alice.request({ url: 'tasks' })).meta.count, 1);
});
