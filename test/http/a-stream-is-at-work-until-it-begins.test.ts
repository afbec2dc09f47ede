import t from 'tap';
import { newUser } from '../helpers/app.ts';
import { startEmbeddedApp } from '../helpers/faulty.ts';
import { openStream } from '../resources/changes/streams.ts';

/** More than may be at work at once after silence. */
const STREAMS = 150;

t.test('so that open streams let others in', async (t) => {
  const { app } = await startEmbeddedApp(t, {
    environment: { OVERLOAD_DELAY_MS: '10000', DATABASE_TIMEOUT_MS: '60000', STREAMS_PER_USER: String(STREAMS) },
  });
  const alice = newUser(app);
  for (let count = 0; count < STREAMS; count += 1) t.equal((await openStream(t, app, alice.token)).status, 200);
  t.equal((await alice.request({ url: 'tasks' })).statusCode, 200);
});
