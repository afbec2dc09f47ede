import { EventEmitter, once } from 'node:events';
import t, { type Test } from 'tap';
import { buildApp } from '../../src/app.ts';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { readConfig } from '../../src/config/index.ts';
import { isProblem } from '../helpers/answers.ts';
import { newUser, TEST_ENVIRONMENT } from '../helpers/app.ts';
import { watchInjections } from '../helpers/conformance.ts';
import { openSharedDatabase } from '../helpers/database.ts';
import { LEVEL, memoryLog } from '../helpers/log.ts';

/** How long a request may wait here, in milliseconds: long enough for the change in front of it to begin. */
const PATIENCE_MS = '2000';

const DETAIL = 'This waited too long for other requests of yours, such as an import, and was not begun. Try again.';

async function start(t: Test) {
  const log = memoryLog();
  const config = readConfig({ ...TEST_ENVIRONMENT, DATABASE_TIMEOUT_MS: PATIENCE_MS });
  const database = await openSharedDatabase(config);
  const app = await buildApp({ config, database, verifyToken: createTokenVerifier(config), logger: log.logger });
  watchInjections(app);
  t.teardown(async () => {
    await app.close();
    await database.close();
  });
  return { app, database, log };
}

t.test('a write behind a long one of the same user is 503, and is never done', async (t) => {
  const { app, database, log } = await start(t);
  const alice = newUser(app);
  const events = new EventEmitter();
  const begun = once(events, 'begun');
  const long = database.prisma.inLongTransaction(alice.id, 60_000, async () => {
    const ended = once(events, 'end');
    events.emit('begun');
    await ended;
  });
  await Promise.race([begun, long]);
  // A statement of the fast lane, a transaction of Prisma's, and several at once.
  const writes = [
    { url: 'tasks', payload: { title: 'Buy milk' } },
    { url: '/api/me/projects', payload: { name: 'Home' } },
    { url: '/api/me/batch', payload: { operations: [{ operation: 'createTask', body: { title: 'Buy bread' } }] } },
  ];
  const answers = await Promise.all(writes.map((write) => alice.request({ ...write, method: 'POST' })));
  for (const answer of answers) {
    isProblem(t, answer, 'UNAVAILABLE');
    t.match(answer.headers, { 'retry-after': '1' });
    t.match(answer.json(), { detail: DETAIL, outcome: 'not_performed' });
  }
  events.emit('end');
  await long;
  const account = await alice.request({ url: '/api/me/account' });
  t.match([account.statusCode, account.json().data], [200, { task_count: 0, project_count: 0 }]);
  const told = log.lines().filter(({ level }) => level > LEVEL.info && level <= LEVEL.error);
  t.match(told, [{ level: LEVEL.warn, msg: DETAIL }]);
  t.equal(told.length, 1, 'once, and as no outage');
});
