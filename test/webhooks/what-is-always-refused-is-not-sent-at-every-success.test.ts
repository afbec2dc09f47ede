import t from 'tap';
import { newUser } from '../helpers/app.ts';
import { makeTask, SECOND, startAll } from './sender.ts';

t.test('however many users have such messages, and however much others write', async (t) => {
  const { app, receiver, pass } = await startAll(t);
  const [good, bad] = [newUser(app), Array.from({ length: 6 }, () => newUser(app))];
  const isBad = (id: string): boolean => bad.some((user) => user.id === id);
  receiver.answer = ({ event }) => [isBad(event.data.user_id) ? 400 : 204];
  for (const user of bad) await makeTask(user, 'Too long for the receiver');
  for (const seconds of [0, 5, 30, 120]) await pass(seconds * SECOND);
  const attempts = () => receiver.got.filter(({ event }) => isBad(event.data.user_id)).length;
  t.equal(attempts(), 4 * bad.length);
  for (let n = 0; n < 5; n += 1) {
    await makeTask(good, `Task ${n}`);
    await pass(SECOND);
    await pass(SECOND);
  }
  t.equal(attempts(), 5 * bad.length, 'once, as after an outage');
  await pass(60 * SECOND);
  await makeTask(good, 'Later');
  await pass();
  await pass();
  t.equal(attempts(), 6 * bad.length, 'and a minute later, as it could be one');
});
