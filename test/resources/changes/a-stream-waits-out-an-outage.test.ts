import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { newUser } from '../../helpers/app.ts';
import { startEmbeddedApp } from '../../helpers/faulty.ts';
import { memoryLog } from '../../helpers/log.ts';
import { makeTask } from '../../helpers/tasks.ts';
import { openStream, stateOf } from './streams.ts';

t.test('it stays open, and goes on by itself', async (t) => {
  const log = memoryLog();
  const { app, database } = await startEmbeddedApp(t, { logger: log.logger });
  const alice = newUser(app);
  const first = await makeTask(alice);
  const stream = await openStream(t, app, alice.token);
  t.equal(stateOf(await stream.next()), `task ${first.id} 1`);
  // Changes cannot be read, and tasks can be made.
  await database.pool.query('ALTER TABLE tombstones RENAME TO away');
  const second = await makeTask(alice);
  while (!log.text().includes('not migrated')) await delay(10);
  await database.pool.query('ALTER TABLE away RENAME TO tombstones');
  t.equal(stateOf(await stream.next()), `task ${second.id} 1`);
});
