import t from 'tap';
import { newUser, startOwnApp } from '../../helpers/app.ts';
import { makeTask } from '../../helpers/tasks.ts';
import { openStream, stateOf } from './streams.ts';

t.test('open ones at once, and new ones behind what is there', async (t) => {
  const closing = new AbortController();
  const { app } = await startOwnApp(t, {}, { closing: closing.signal });
  const alice = newUser(app);
  const { id } = await makeTask(alice);
  const stream = await openStream(t, app, alice.token);
  await stream.next();
  closing.abort();
  t.equal(await stream.next(), undefined, 'it ends, and is not broken off');
  const late = await openStream(t, app, alice.token);
  t.equal(late.status, 200, 'a browser would not come back after an error');
  t.equal(stateOf(await late.next()), `task ${id} 1`);
  t.equal(await late.next(), undefined);
});

t.test('the end waits for none of them', async (t) => {
  const { app } = await startOwnApp(t);
  const stream = await openStream(t, app, newUser(app).token);
  await app.close();
  t.equal(await stream.next(), undefined);
});
