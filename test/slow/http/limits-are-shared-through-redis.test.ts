import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { freePort } from '../../../scripts/common/ports.ts';
import { isProblem } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { startEmbeddedApp } from '../../helpers/faulty.ts';
import { memoryLog } from '../../helpers/log.ts';
import { noRedis, startRedis } from '../../helpers/redis.ts';

const environment = (url: string, perMinute = 3) => ({ REDIS_URL: url, RATE_LIMIT_PER_MINUTE: String(perMinute) });

t.test('two processes count together, and each user apart', { skip: noRedis }, async (t) => {
  const { url } = await startRedis(t, await freePort());
  const first = (await startApp(t, environment(url))).app;
  const second = (await startApp(t, environment(url))).app;
  const alice = newUser(first);
  const left: unknown[] = [];
  for (const app of [first, second, first]) {
    const answer = await newUser(app, alice.id).request({ url: 'tasks' });
    left.push(answer.headers['ratelimit-remaining']);
  }
  t.strictSame(left, ['2', '1', '0']);
  const refused = await newUser(second, alice.id).request({ url: 'tasks' });
  isProblem(t, refused, 'RATE_LIMITED');
  t.ok(Number(refused.headers['retry-after']) > 0 && Number(refused.headers['retry-after']) <= 60);
  t.equal((await newUser(second).request({ url: 'tasks' })).statusCode, 200);
});

/** Asks until an answer tells of a limit again: connecting anew takes its time. */
async function untilCounted(ask: () => Promise<{ headers: Record<string, unknown> }>): Promise<void> {
  while ((await ask()).headers['ratelimit-limit'] === undefined) await delay(50);
}

t.test('while Redis is away requests go on, and each outage is logged once', { skip: noRedis }, async (t) => {
  const port = await freePort();
  const log = memoryLog();
  const redis = await startRedis(t, port);
  const { app } = await startEmbeddedApp(t, { environment: environment(redis.url, 1000), logger: log.logger });
  const alice = newUser(app);
  const ask = () => alice.request({ url: 'tasks' });
  const told = () =>
    log
      .lines()
      .filter(({ msg }) => msg.startsWith('Redis'))
      .map(({ level, msg }) => [level, msg]);
  t.equal((await ask()).headers['ratelimit-limit'], '1000');
  t.strictSame(told(), []);

  redis.process.kill('SIGSTOP');
  for (let round = 0; round < 20; round += 1) {
    const { statusCode, headers } = await ask();
    t.strictSame([statusCode, headers['ratelimit-limit']], [200, undefined], 'silent');
  }
  const away = [40, 'Redis is away: requests go on, and are not limited'];
  const back = [30, 'Redis is back: requests are limited again'];
  t.strictSame(told(), [away]);
  redis.process.kill('SIGCONT');
  await untilCounted(ask);
  t.strictSame(told(), [away, back]);

  await redis.kill();
  for (let round = 0; round < 20; round += 1) t.equal((await ask()).statusCode, 200, 'gone');
  t.strictSame(told(), [away, back, away]);
  await startRedis(t, port);
  await untilCounted(ask);
  t.strictSame(told(), [away, back, away, back]);
  t.notMatch(log.text(), /redis:\/\//, 'its URL, which may hold a password, is told nowhere');
});

t.test('a Redis that is not there yet stops nobody', async (t) => {
  const { app } = await startApp(t, environment(`redis://127.0.0.1:${await freePort()}`, 1));
  const alice = newUser(app);
  for (let round = 0; round < 3; round += 1) t.equal((await alice.request({ url: 'tasks' })).statusCode, 200);
});
