import t from 'tap';
import { newUser } from '../helpers/app.ts';
import { verified } from './receiver.ts';
import { makeTask, SECRETS, startAll } from './sender.ts';

t.test('thin ones hold nothing of the contents', async (t) => {
  const { app, receiver, pass } = await startAll(t, { WEBHOOK_PAYLOAD: 'thin' });
  const user = newUser(app);
  const id = await makeTask(user, 'Buy milk');
  const project = (await user.request({ method: 'POST', url: 'projects', payload: { name: 'Household' } })).json().data;
  await pass();
  await user.request({ method: 'DELETE', url: `tasks/${id}` });
  await pass();
  const [task, made, gone] = receiver.got.map(({ event }) => event);
  t.match(task, { type: 'task.upserted', payload: 'thin' });
  t.strictSame(task?.data, { user_id: user.id, id, version: 1 });
  t.match(made, { type: 'project.upserted', timestamp: project.updated_at, payload: 'thin' });
  t.strictSame(made?.data, { user_id: user.id, id: project.id, version: 1 });
  t.match(gone, { type: 'task.deleted', payload: 'thin' });
  t.strictSame(gone?.data, { user_id: user.id, id, deleted_at: gone?.timestamp });
});

t.test('one of more than 20 kB is thin, and says so', async (t) => {
  const { app, receiver, pass } = await startAll(t);
  const user = newUser(app);
  const metadata = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`key-${n}`, 'x'.repeat(500)]));
  const payload = { title: 'Large', metadata };
  const { data } = (await user.request({ method: 'POST', url: 'tasks', payload })).json();
  await makeTask(user, 'Small');
  await pass();
  t.strictSame(receiver.got[0]?.event, {
    type: 'task.upserted',
    timestamp: data.updated_at,
    payload: 'thin',
    data: { user_id: user.id, id: data.id, version: 1 },
  });
  t.equal(receiver.got[1]?.event.payload, 'full');
});

t.test('only the types of events that are wanted are sent', async (t) => {
  const { app, receiver, pass } = await startAll(t, { WEBHOOK_EVENTS: 'task.deleted' });
  const user = newUser(app);
  const id = await makeTask(user, 'Buy milk');
  await pass();
  await user.request({ method: 'DELETE', url: `tasks/${id}` });
  await pass();
  t.strictSame(
    receiver.got.map(({ event }) => event.type),
    ['task.deleted'],
  );
});

t.test('while the secret is changed either one verifies it', async (t) => {
  const { app, receiver, pass } = await startAll(t, { WEBHOOK_SECRET: SECRETS.join(' ') });
  await makeTask(newUser(app), 'Buy milk');
  await pass();
  const [message] = receiver.got;
  if (!message) throw new Error('Nothing was sent.');
  for (const secret of SECRETS) t.strictSame(verified(secret, message), message.event);
  t.equal(message.headers['webhook-signature']?.split(' ').length, 2);
});
