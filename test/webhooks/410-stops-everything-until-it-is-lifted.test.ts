import t from 'tap';
import { replay } from '../../src/webhooks/replay.ts';
import { newUser } from '../helpers/app.ts';
import { ok } from './receiver.ts';
import { HOUR, makeTask, SECRETS, startAll, startSender } from './sender.ts';

/** A receiver that has answered 410 once, and would take everything now. */
async function stoppedOne(t: Parameters<typeof startAll>[0]) {
  const all = await startAll(t);
  const user = newUser(all.app);
  all.receiver.answer = () => [410];
  await makeTask(user, 'First');
  await all.pass();
  all.receiver.answer = ok;
  await makeTask(user, 'Second');
  return { ...all, user };
}

t.test('in this process and in those that start later', async (t) => {
  const { database, receiver, pass, log } = await stoppedOne(t);
  await pass(100 * HOUR);
  const other = await startSender(t, database, receiver);
  await other.pass();
  t.equal(receiver.got.length, 1);
  const lines = log.lines().filter(({ msg }) => msg.includes('410'));
  t.equal(lines.length, 1);
  t.equal(lines[0]?.level, 50);
});

t.test('in others that run, when they look at all users again', async (t) => {
  const { database, app, receiver, pass } = await startAll(t);
  const other = await startSender(t, database, receiver);
  receiver.answer = () => [410];
  await makeTask(newUser(app), 'First');
  await pass();
  receiver.answer = ok;
  await other.pass();
  t.equal(receiver.got.length, 1);
});

t.test('not for another secret or another URL; what was not told is told then', async (t) => {
  const { database, receiver } = await stoppedOne(t);
  const other = await startSender(t, database, receiver, { WEBHOOK_SECRET: SECRETS[1] });
  await other.pass();
  t.equal(receiver.got.length, 3);
});

t.test('until the operator lets it be told again', async (t) => {
  const { database, receiver, pass, clock } = await stoppedOne(t);
  await replay(database.pool, new Date(clock.now + HOUR));
  await pass();
  t.strictSame(
    receiver.got.map(({ event }) => 'title' in event.data && event.data.title),
    ['First', 'First', 'Second'],
  );
});
