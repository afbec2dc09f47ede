import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { isProblem } from '../../helpers/answers.ts';
import { newUser, startOwnApp } from '../../helpers/app.ts';
import { openStream } from './streams.ts';

const URL = '/api/me/changes/stream';

t.test('one more is 429, until one of them goes', async (t) => {
  const { app } = await startOwnApp(t, { STREAMS_PER_USER: '2' });
  const alice = newUser(app);
  const [first] = [await openStream(t, app, alice.token), await openStream(t, app, alice.token)];
  const refused = await alice.request({ url: URL });
  t.match(isProblem(t, refused, 'RATE_LIMITED', 'the third').detail, /^2 streams of your changes are open already/);
  t.equal(refused.headers['retry-after'], '15');
  t.equal((await alice.request({ method: 'HEAD', url: URL })).statusCode, 429, 'HEAD as GET');
  t.equal((await openStream(t, app, newUser(app).token)).status, 200, 'others have their own');
  first.leave();
  while ((await alice.request({ method: 'HEAD', url: URL })).statusCode === 429) await delay(10);
  t.equal((await openStream(t, app, alice.token)).status, 200);
});

t.test('what does not begin takes no place', async (t) => {
  const { app } = await startOwnApp(t, { STREAMS_PER_USER: '1' });
  const alice = newUser(app);
  for (let count = 0; count < 3; count += 1) {
    t.equal((await alice.request({ method: 'HEAD', url: URL })).statusCode, 200);
    const headers = { 'last-event-id': 'nonsense' };
    isProblem(t, await alice.request({ url: URL, headers }), 'INVALID_CURSOR', 'no token');
  }
  t.equal((await openStream(t, app, alice.token)).status, 200);
});
