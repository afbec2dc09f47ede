import t from 'tap';
import { databaseProblem } from '../../src/database/failures.ts';
import { isProblem } from '../helpers/answers.ts';
import { newUser } from '../helpers/app.ts';
import { startEmbeddedApp } from '../helpers/faulty.ts';
import { LEVEL, memoryLog } from '../helpers/log.ts';

const REMEDY = /set DATABASE_PREPARED_STATEMENTS=false/;

t.test('the log says once what to set, every request is 503', async (t) => {
  const log = memoryLog();
  const { app, database } = await startEmbeddedApp(t, { logger: log.logger });
  const alice = newUser(app);
  t.equal((await alice.request({ url: 'tasks' })).statusCode, 200);
  // What a pooler does that hands another connection out.
  await database.pool.query('DEALLOCATE ALL');
  for (let round = 0; round < 3; round += 1) {
    const answer = await alice.request({ url: 'tasks' });
    const { detail } = isProblem(t, answer, 'UNAVAILABLE');
    t.notMatch(detail, REMEDY, 'that is nothing for clients');
    t.equal(answer.headers['retry-after'], '1');
  }
  const told = log.lines().filter(({ level }) => level === LEVEL.error);
  t.match(told, [{ msg: REMEDY, err: { code: '26000' } }]);
  t.equal(told.length, 1);
});

t.test('a statement that is there already is the same', async (t) => {
  t.match(databaseProblem(Object.assign(new Error(), { code: '42P05' })), { status: 503, remedy: REMEDY });
});
