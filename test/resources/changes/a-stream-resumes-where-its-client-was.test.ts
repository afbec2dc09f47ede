import t from 'tap';
import { isProblem } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { makeTask } from '../../helpers/tasks.ts';
import { openStream, stateOf } from './streams.ts';

const { app } = await startApp(t);

t.test('behind Last-Event-ID, which goes before since', async (t) => {
  const alice = newUser(app);
  for (let count = 0; count < 3; count += 1) await makeTask(alice);
  const whole = await openStream(t, app, alice.token);
  const told = [await whole.next(), await whole.next(), await whole.next()];
  const [first = '', second = ''] = told.map((one) => one?.token);
  const bySince = await openStream(t, app, alice.token, {}, `?since=${first}`);
  t.strictSame(await bySince.next(), told[1]);
  const byBoth = await openStream(t, app, alice.token, { 'last-event-id': second }, `?since=${first}`);
  t.strictSame(await byBoth.next(), told[2]);
});

t.test('wherever it is cut, nothing is missed or told twice', async (t) => {
  const alice = newUser(app);
  const made: string[] = [];
  const seen: (string | undefined)[] = [];
  let last = '';
  for (let round = 0; round < 20; round += 1) {
    const stream = await openStream(t, app, alice.token, last === '' ? {} : { 'last-event-id': last });
    // Some before the client is there, some while it is, and some that it does not wait for.
    for (let count = 0; count < 3; count += 1) made.push(`task ${(await makeTask(alice)).id} 1`);
    for (let count = round % 4; count > 0 && seen.length < made.length; count -= 1) {
      const told = await stream.next();
      seen.push(stateOf(told));
      last = told?.token ?? '';
    }
    stream.leave();
  }
  const stream = await openStream(t, app, alice.token, { 'last-event-id': last });
  while (seen.length < made.length) seen.push(stateOf(await stream.next()));
  t.strictSame(seen, made);
});

t.test('a token of another user, and one that is none, are refused before it begins', async (t) => {
  const [alice, bob] = [newUser(app), newUser(app)];
  await makeTask(alice);
  await makeTask(bob);
  const told = await (await openStream(t, app, alice.token)).next();
  for (const id of [told?.token ?? '', 'nonsense']) {
    const headers = { 'last-event-id': id };
    isProblem(t, await bob.request({ url: '/api/me/changes/stream', headers }), 'INVALID_CURSOR', id);
  }
});
