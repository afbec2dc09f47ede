import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises';
import t from 'tap';
import { isProblem } from '../helpers/answers.ts';
import { newUser } from '../helpers/app.ts';
import { startEmbeddedApp } from '../helpers/faulty.ts';
import { memoryLog } from '../helpers/log.ts';

/** More than may wait when nothing gets through, which is known after the next look, some milliseconds later; no more than after silence. */
const LET_IN = 120;

t.test('with enough requests at work the next is refused, and let in when they are through', async (t) => {
  const log = memoryLog();
  const environment = { OVERLOAD_DELAY_MS: '1000', DATABASE_TIMEOUT_MS: '60000' };
  const { app, database } = await startEmbeddedApp(t, { environment, logger: log.logger });
  const ask = () => newUser(app).request({ url: 'tasks' });
  // There is no other connection: whoever wants one waits.
  const only = await database.pool.connect();
  const waiting = Array.from({ length: LET_IN }, ask);
  await delay(500);
  for (const method of ['GET', 'POST'] as const) {
    const payload = method === 'POST' ? { title: 'x' } : undefined;
    const answer = await newUser(app).request({ method, url: 'tasks', ...(payload && { payload }) });
    t.match(isProblem(t, answer, 'UNAVAILABLE', method).detail, /^Too many requests are at work/);
    t.equal(answer.headers['retry-after'], '1');
  }
  t.equal((await app.inject({ url: '/health/live' })).statusCode, 200, 'the process lives');
  t.equal((await app.inject({ url: '/problems/unavailable' })).statusCode, 200, 'problems are explained');
  only.release();
  for (const answer of await Promise.all(waiting)) t.equal(answer.statusCode, 200);
  t.equal((await ask()).statusCode, 200);
  await delay(1500);
  const told = log.lines().map(({ msg }) => msg);
  const begin = 'overloaded: new requests are refused until those at work are through';
  t.strictSame(
    told.filter((msg) => /overloaded/.test(msg)),
    [begin, 'no longer overloaded'],
  );
});

t.test('who waits for others of the same user is not at work: everybody else is let in', async (t) => {
  const environment = { OVERLOAD_DELAY_MS: '1000', DATABASE_TIMEOUT_MS: '60000' };
  const { app, database } = await startEmbeddedApp(t, { environment });
  const alice = newUser(app);
  const only = await database.pool.connect();
  const waiting = Array.from({ length: LET_IN }, () => alice.request({ url: 'tasks' }));
  await delay(500);
  const another = newUser(app).request({ url: 'tasks' });
  only.release();
  for (const answer of await Promise.all([...waiting, another])) t.equal(answer.statusCode, 200);
});

t.test('while the event loop is late requests are refused, and let in when it is not', async (t) => {
  const { app } = await startEmbeddedApp(t, { environment: { OVERLOAD_DELAY_MS: '50' } });
  const alice = newUser(app);
  const ask = async () => (await alice.request({ url: 'tasks' })).statusCode;
  t.equal(await ask(), 200);
  for (let round = 0; round < 5; round += 1) {
    const end = performance.now() + 300;
    while (performance.now() < end);
    await turn();
  }
  t.equal(await ask(), 503);
  while ((await ask()) !== 200) await delay(10);
  t.pass('it is let in again');
});
