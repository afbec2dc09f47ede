import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { newUser, tokenFor } from '../helpers/app.ts';
import { startEmbeddedApp } from '../helpers/faulty.ts';
import { memoryLog } from '../helpers/log.ts';
import { openStream } from '../resources/changes/streams.ts';

t.test('when it has ended, however it does', async (t) => {
  const log = memoryLog();
  const { app } = await startEmbeddedApp(t, { logger: log.logger, environment: { JWT_CLOCK_TOLERANCE: '0' } });
  const lines = () => log.lines().filter(({ route }) => route === '/api/:user_id/changes/stream');
  const alice = newUser(app);
  const left = await openStream(t, app, alice.token);
  const ended = await openStream(t, app, tokenFor(alice.id, 2));
  t.strictSame(lines(), [], 'none while it is open');
  t.equal(await ended.next(), undefined);
  while (lines().length < 1) await delay(10);
  left.leave();
  while (lines().length < 2) await delay(10);
  for (const line of lines()) {
    t.match(line, { level: 30, msg: 'request', method: 'GET', status: 200, duration_ms: Number });
  }
  t.equal(new Set(lines().map(({ request_id }) => request_id)).size, 2);
  const others = log.lines().filter(({ msg }) => !['request'].includes(msg) && !/listening/.test(msg));
  t.strictSame(others, [], 'and nothing else');
});
