import t from 'tap';
import { newUser } from '../helpers/app.ts';
import { ok } from './receiver.ts';
import { makeTask, startAll } from './sender.ts';

/** As many users as are told at the same time, with more changes than are told in one turn. */
const BUSY = 16;
const CHANGES = 51;

t.test('whoever has many changes lets others have a turn between them', async (t) => {
  const { app, receiver, follower, log } = await startAll(t);
  const busy = Array.from({ length: BUSY }, () => newUser(app));
  const operations = Array.from({ length: CHANGES }, (_, n) => ({ operation: 'createTask', body: { title: `${n}` } }));
  for (const user of busy) {
    const { statusCode } = await user.request({ method: 'POST', url: 'batch', payload: { operations } });
    t.equal(statusCode, 200);
  }
  const other = newUser(app);
  await makeTask(other, 'Buy milk');
  let tellOther = () => {};
  const otherIsTold = new Promise<void>((resolve) => {
    tellOther = resolve;
  });
  // The last message of who is busy is answered when the other one was told.
  receiver.answer = async ({ event: { data } }) => {
    if (data.user_id === other.id) tellOther();
    if ('title' in data && data.title === `${CHANGES - 1}`) await otherIsTold;
    return ok();
  };
  for (const user of [...busy, other]) follower.written(user.id);
  await follower.settled();
  t.equal(receiver.got.length, BUSY * CHANGES + 1);
  t.strictSame(
    log.lines().filter(({ level }) => level >= 40),
    [],
    'no attempt took too long',
  );
  for (const { id } of busy) {
    const titles = receiver.got.flatMap(({ event: { data } }) =>
      data.user_id === id && 'title' in data ? [data.title] : [],
    );
    t.strictSame(
      titles,
      operations.map(({ body }) => body.title),
      'each once, in order',
    );
  }
});
