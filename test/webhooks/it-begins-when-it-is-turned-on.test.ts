import t from 'tap';
import { newUser } from '../helpers/app.ts';
import { startReceiver } from './receiver.ts';
import { appOn, makeTask, ownDatabase, SECOND, startSender } from './sender.ts';

t.test('what was there before is not told, and what came while no process ran is', async (t) => {
  const database = await ownDatabase(t);
  const [app, receiver] = [await appOn(t, database), await startReceiver(t)];
  const [old, fresh] = [newUser(app), newUser(app)];
  await makeTask(old, 'Before');
  // Who is made in the same millisecond is not there yet.
  const first = await startSender(t, database, receiver, {}, { now: Date.now() + SECOND });
  await first.pass();
  t.equal(receiver.got.length, 0);
  await first.follower.close(0);
  await makeTask(old, 'Behind');
  await makeTask(fresh, 'New');
  const second = await startSender(t, database, receiver);
  await second.follower.settled();
  t.strictSame(receiver.got.map(({ event }) => 'title' in event.data && event.data.title).sort(), ['Behind', 'New']);
});

t.test('of an account that is removed nothing more is told, and of one of the same name everything', async (t) => {
  const database = await ownDatabase(t);
  const [app, receiver] = [await appOn(t, database), await startReceiver(t)];
  const { pass } = await startSender(t, database, receiver);
  const user = newUser(app);
  await makeTask(user, 'Told');
  await pass();
  const [told] = receiver.got;
  await makeTask(user, 'Not told');
  const gone = await user.request({ method: 'DELETE', url: `/api/me/account?confirm=${user.id}` });
  t.equal(gone.statusCode, 204);
  await pass();
  t.equal(receiver.got.length, 1);
  t.equal(await database.prisma.webhookCursor.count(), 0, 'no trace is left');
  await makeTask(user, 'Again');
  await pass();
  t.match(receiver.got[1]?.event, { data: { user_id: user.id, title: 'Again' } });
  t.not(receiver.got[1]?.id, told?.id, 'the first change of each account has an id of its own');
});

t.test('an account may be removed while it is told', async (t) => {
  const database = await ownDatabase(t);
  const [app, receiver] = [await appOn(t, database), await startReceiver(t)];
  const { pass } = await startSender(t, database, receiver);
  const user = newUser(app);
  await makeTask(user, 'First');
  await makeTask(user, 'Second');
  receiver.answer = async () => {
    await user.request({ method: 'DELETE', url: `/api/me/account?confirm=${user.id}` });
    return [204];
  };
  await pass();
  await pass();
  t.ok(receiver.got.length <= 2);
  t.equal(await database.prisma.user.count(), 0);
  t.equal(await database.prisma.webhookCursor.count(), 0);
});
