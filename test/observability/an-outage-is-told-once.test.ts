import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { watchOutages } from '../../src/observability/outages.ts';
import { unavailable } from '../../src/problems/index.ts';
import { isProblem } from '../helpers/answers.ts';
import { newUser } from '../helpers/app.ts';
import { startAppWithoutDatabase } from '../helpers/faulty.ts';
import { LEVEL, memoryLog } from '../helpers/log.ts';

t.test('however many requests it fails, in one line without a stack', async (t) => {
  const log = memoryLog();
  const { app } = await startAppWithoutDatabase(t, log.logger);
  const alice = newUser(app);
  for (const url of ['tasks', 'tasks?limit=1', '/health/ready', 'tasks']) {
    isProblem(t, await alice.request({ url }), 'UNAVAILABLE');
  }
  const errors = log.lines().filter(({ level }) => level === LEVEL.error);
  t.match(errors, [{ msg: 'The database cannot be reached: connect ECONNREFUSED 127.0.0.1:1', request_id: /./ }]);
  t.equal(errors.length, 1);
  t.notMatch(log.text(), /"stack"|node_modules/);
  t.equal(log.lines().filter(({ msg }) => msg === 'request').length, 4, 'each request has its own line all the same');
});

t.test('each cause has its line, and so has the end; after that it begins anew', async (t) => {
  const log = memoryLog();
  let isAway = true;
  let asked = 0;
  const ping = async (): Promise<void> => {
    asked += 1;
    if (isAway) throw new Error('away');
  };
  const outages = watchOutages(ping, log.logger);
  t.teardown(() => outages.close());
  const tell = (cause: string) =>
    outages.report(unavailable('The database cannot be reached.', { cause: new Error(cause) }), log.logger);
  for (const cause of ['one', 'other', 'one', 'other', 'one']) tell(cause);
  await delay(50);
  t.equal(asked, 1, 'asked once, not for each');
  isAway = false;
  while (log.lines().length < 3) await delay(50);
  tell('one');
  await delay(50);
  t.same(
    log.lines().map(({ msg }) => msg),
    [
      'The database cannot be reached: one',
      'The database cannot be reached: other',
      'the database is back',
      'The database cannot be reached: one',
    ],
    'where the database answers, its return is not told',
  );
});
