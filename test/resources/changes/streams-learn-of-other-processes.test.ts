import t, { type Test } from 'tap';
import { newUser, startOwnApp } from '../../helpers/app.ts';
import { noRedis, startRedis } from '../../helpers/redis.ts';
import { makeTask } from '../../helpers/tasks.ts';
import { openStream, stateOf } from './streams.ts';

const REDIS_PORT = 7391;

/** Two apps on one database: what is written by the one is told by the other, first to a user who is new. */
async function tells(t: Test, environment: Record<string, string>): Promise<void> {
  const [here, there] = [await startOwnApp(t, environment), await startOwnApp(t, environment)];
  const [alice, bob] = [newUser(there.app), newUser(there.app)];
  const streams = [await openStream(t, here.app, alice.token), await openStream(t, here.app, bob.token)] as const;
  for (let count = 0; count < 3; count += 1) {
    const [hers, his] = [await makeTask(alice), await makeTask(bob)];
    t.equal(stateOf(await streams[0].next()), `task ${hers.id} 1`);
    t.equal(stateOf(await streams[1].next()), `task ${his.id} 1`);
  }
}

t.test('by the database', (t) => tells(t, {}));

t.test('by Redis, and by the database when Redis is gone', { skip: noRedis }, async (t) => {
  const redis = await startRedis(t, REDIS_PORT);
  await tells(t, { REDIS_URL: redis.url });
  const [here, there] = [
    await startOwnApp(t, { REDIS_URL: redis.url }),
    await startOwnApp(t, { REDIS_URL: redis.url }),
  ];
  const alice = newUser(there.app);
  const stream = await openStream(t, here.app, alice.token);
  await redis.kill();
  const { id } = await makeTask(alice);
  t.equal(stateOf(await stream.next()), `task ${id} 1`);
});
