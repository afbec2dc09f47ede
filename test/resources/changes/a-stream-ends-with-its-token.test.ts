import t from 'tap';
import { newUser, startOwnApp, tokenFor } from '../../helpers/app.ts';
import { makeTask } from '../../helpers/tasks.ts';
import { openStream, stateOf } from './streams.ts';

t.test('of two streams that whose token expires ends, and the other goes on', async (t) => {
  const { app } = await startOwnApp(t, { JWT_CLOCK_TOLERANCE: '0' });
  const alice = newUser(app);
  const longer = await openStream(t, app, alice.token);
  const token = tokenFor(alice.id, 3);
  const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  const shorter = await openStream(t, app, token);
  t.equal(await shorter.next(), undefined, 'it ends, and is not broken off');
  t.ok(Date.now() / 1000 >= exp, 'not before');
  const { id } = await makeTask(alice);
  t.equal(stateOf(await longer.next()), `task ${id} 1`);
});
