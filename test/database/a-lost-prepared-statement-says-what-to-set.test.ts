import t from 'tap';
import { databaseProblem } from '../../src/database/failures.ts';
import { isProblem } from '../helpers/answers.ts';
import { newUser } from '../helpers/app.ts';
import { startEmbeddedApp } from '../helpers/faulty.ts';
import { LEVEL, memoryLog } from '../helpers/log.ts';

const REMEDY = /set DATABASE_PREPARED_STATEMENTS=false/;

t.test('the log says once what to set; nothing was performed, and the next write has another connection', async (t) => {
  const log = memoryLog();
  const { app, database } = await startEmbeddedApp(t, { logger: log.logger });
  const alice = newUser(app);
  const create = () => alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } });
  t.equal((await create()).statusCode, 201);
  for (let round = 0; round < 3; round += 1) {
    // What a pooler does that hands another connection out.
    await database.pool.query('DEALLOCATE ALL');
    const answer = await create();
    const { detail, outcome } = isProblem(t, answer, 'UNAVAILABLE');
    t.notMatch(detail, REMEDY, 'that is nothing for clients');
    t.equal(outcome, 'not_performed');
    t.equal(answer.headers['retry-after'], '1');
    t.equal((await create()).statusCode, 201, 'the connection that has lost it is not used again');
  }
  const told = log.lines().filter(({ level }) => level === LEVEL.error);
  t.match(told, [{ msg: REMEDY, err: { code: '26000' } }]);
  t.equal(told.length, 1);
});

t.test('a read is sent again over another connection', async (t) => {
  const { app, database } = await startEmbeddedApp(t);
  const alice = newUser(app);
  t.equal((await alice.request({ url: 'tasks' })).statusCode, 200);
  await database.pool.query('DEALLOCATE ALL');
  t.equal((await alice.request({ url: 'tasks' })).statusCode, 200);
});

t.test('a statement that is there already is the same', async (t) => {
  t.match(databaseProblem(Object.assign(new Error(), { code: '42P05' })), { status: 503, remedy: REMEDY });
});
