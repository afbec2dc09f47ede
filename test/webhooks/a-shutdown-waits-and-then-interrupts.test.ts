import { once } from 'node:events';
import t from 'tap';
import { newUser } from '../helpers/app.ts';
import { ok } from './receiver.ts';
import { makeTask, startAll, startSender } from './sender.ts';

t.test('what is under way ends, nothing more is sent, and nothing is sent again', async (t) => {
  const { database, app, receiver, follower, pass } = await startAll(t);
  const user = newUser(app);
  for (const title of ['First', 'Second']) await makeTask(user, title);
  let closed: Promise<void> | undefined;
  receiver.answer = () => {
    closed ??= follower.close(60_000);
    return [204];
  };
  await pass();
  await closed;
  t.equal(receiver.got.length, 1);
  const { lease, position } = await database.prisma.webhookCursor.findUniqueOrThrow({ where: { user_id: user.id } });
  t.equal(lease, null, 'the lease is given back');
  t.type(position, 'string', 'with what was acknowledged');
  const next = await startSender(t, database, receiver);
  await next.pass();
  t.strictSame(
    receiver.got.map(({ event }) => 'title' in event.data && event.data.title),
    ['First', 'Second'],
  );
});

t.test(
  'a receiver that does not answer in time is interrupted, also on a connection that was used before',
  async (t) => {
    const { database, app, receiver, follower, pass } = await startAll(t);
    const user = newUser(app);
    await makeTask(user, 'First');
    await pass();
    let release = (): void => {};
    receiver.answer = () =>
      new Promise((resolve) => {
        release = () => resolve([204]);
      });
    await makeTask(user, 'Second');
    const [passing] = [pass(), await once(receiver.arrivals, 'message')];
    await follower.close(0);
    await passing;
    release();
    t.equal(receiver.got.length, 2);
    const cursor = await database.prisma.webhookCursor.findUniqueOrThrow({ where: { user_id: user.id } });
    t.match(cursor, { lease: null, attempts: 0, next_attempt_at: null }, 'which is no failure of the receiver');
    receiver.answer = ok;
    const next = await startSender(t, database, receiver);
    await next.pass();
    t.equal(receiver.got[2]?.id, receiver.got[1]?.id, 'it is sent again');
  },
);
