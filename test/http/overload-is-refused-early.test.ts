import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises';
import type { LightMyRequestResponse } from 'fastify';
import t from 'tap';
import { isProblem } from '../helpers/answers.ts';
import { newUser } from '../helpers/app.ts';
import { startEmbeddedApp } from '../helpers/faulty.ts';
import { memoryLog } from '../helpers/log.ts';

/** More than may wait when nothing gets through, which is known after the next look, some milliseconds later; no more than after silence. */
const LET_IN = 120;

/** The event loop of a busy machine is not late by that much. */
const ENVIRONMENT = { OVERLOAD_DELAY_MS: '10000', DATABASE_TIMEOUT_MS: '60000' };

/** Asks until a request is refused; those that were let in are added to others that wait. */
async function untilRefused(
  ask: () => Promise<LightMyRequestResponse>,
  waiting: Promise<LightMyRequestResponse>[],
): Promise<void> {
  for (;;) {
    const next = ask();
    const answer = await Promise.race([next, delay(50)]);
    if (answer?.statusCode === 503) return;
    waiting.push(next);
  }
}

t.test('with enough requests at work the next is refused, and let in when they are through', async (t) => {
  const log = memoryLog();
  const { app, database } = await startEmbeddedApp(t, { environment: ENVIRONMENT, logger: log.logger });
  const ask = () => newUser(app).request({ url: 'tasks' });
  // There is no other connection: whoever wants one waits.
  const only = await database.pool.connect();
  const waiting = Array.from({ length: LET_IN }, ask);
  await untilRefused(ask, waiting);
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
  const [begin, end] = ['overloaded: new requests are refused until those at work are through', 'no longer overloaded'];
  const told = () => log.lines().flatMap(({ msg }) => (/overloaded/.test(msg) ? [msg] : []));
  while (!told().includes(end)) await delay(50);
  t.strictSame(told(), [begin, end]);
});

t.test('who waits for others of the same user is not at work: everybody else is let in', async (t) => {
  const { app, database } = await startEmbeddedApp(t, { environment: ENVIRONMENT });
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
  // On a busy machine it may be late by itself.
  const untilItIs = async (status: number, meanwhile: () => Promise<unknown>) => {
    while ((await ask()) !== status) await meanwhile();
    t.pass(`it is ${status}`);
  };
  await untilItIs(200, () => delay(10));
  await untilItIs(503, async () => {
    const end = performance.now() + 300;
    while (performance.now() < end);
    await turn();
  });
  await untilItIs(200, () => delay(10));
});
