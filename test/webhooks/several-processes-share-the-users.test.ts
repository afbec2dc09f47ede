import t from 'tap';
import { newUser } from '../helpers/app.ts';
import { ok } from './receiver.ts';
import { makeTask, SECOND, startAll, startSender } from './sender.ts';

t.test('and send nothing twice, in order', async (t) => {
  const { database, app, receiver, follower, pass } = await startAll(t);
  const other = await startSender(t, database, receiver);
  const users = Array.from({ length: 10 }, () => newUser(app));
  for (let n = 0; n < 5; n += 1) {
    for (const user of users) {
      await makeTask(user, `Task ${n}`);
      follower.written(user.id);
      other.follower.written(user.id);
    }
    await Promise.all([pass(), other.pass()]);
  }
  await Promise.all([pass(), other.pass()]);
  t.equal(receiver.got.length, 50);
  t.equal(new Set(receiver.got.map(({ id }) => id)).size, 50);
  for (const user of users) {
    const own = receiver.got.filter(({ event }) => event.data.user_id === user.id);
    t.strictSame(
      own.map(({ event }) => 'title' in event.data && event.data.title),
      ['Task 0', 'Task 1', 'Task 2', 'Task 3', 'Task 4'],
    );
  }
});

t.test('one that ends without a word is inherited, and what it says later is not believed', async (t) => {
  const { database, app, receiver, pass, clock } = await startAll(t);
  const other = await startSender(t, database, receiver, {}, clock);
  const user = newUser(app);
  const ids = [await makeTask(user, 'First'), await makeTask(user, 'Second')];
  // The first message is answered when everything else is over: that process hangs.
  let answerLate = () => {};
  const hanging = new Promise<void>((resolve) => {
    receiver.answer = async () => {
      receiver.answer = ok;
      resolve();
      await new Promise<void>((late) => {
        answerLate = late;
      });
      return [204];
    };
  });
  const stuck = pass();
  await hanging;
  await other.pass(59 * SECOND);
  t.equal(receiver.got.length, 1, 'its lease is respected');
  await other.pass(2 * SECOND);
  t.equal(receiver.got.length, 3, 'and inherited when it is over');
  await makeTask(user, 'Third');
  answerLate();
  await stuck;
  t.equal(receiver.got.length, 3, 'who lost the lease sends nothing more');
  const { done_seq } = await database.prisma.webhookCursor.findUniqueOrThrow({ where: { user_id: user.id } });
  t.equal(done_seq, 2n, 'and does not set back what was written');
  await other.pass();
  t.strictSame(receiver.got.map(({ event }) => 'id' in event.data && event.data.id).slice(0, 3), [
    ids[0],
    ids[0],
    ids[1],
  ]);
  t.equal(receiver.got.length, 4);
});

t.test('who lost the lease between two messages does not go on to the end', async (t) => {
  const { database, app, receiver, follower } = await startAll(t);
  const user = newUser(app);
  const operations = Array.from({ length: 40 }, (_, n) => ({ operation: 'createTask', body: { title: `${n}` } }));
  await user.request({ method: 'POST', url: 'batch', payload: { operations } });
  receiver.answer = async () => {
    const where = { user_id: user.id };
    // As a replay does.
    if (receiver.got.length === 3) await database.prisma.webhookCursor.update({ where, data: { lease: null } });
    else await database.prisma.webhookCursor.findMany({ where });
    return ok();
  };
  follower.written(user.id);
  await follower.settled();
  t.ok(receiver.got.length < 30, `${receiver.got.length} of 40`);
});
