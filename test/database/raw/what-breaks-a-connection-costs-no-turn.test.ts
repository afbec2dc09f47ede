import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { databaseProblem } from '../../../src/database/failures.ts';
import type { Kind } from '../../../src/database/raw/statement.ts';
import { openTestDatabase } from '../../helpers/database.ts';
import { temporaryFolder } from '../../helpers/embedded-template.ts';
import { runForTexts } from '../../helpers/rows.ts';
import { statementOf } from '../../helpers/statement.ts';
import { startRelay } from '../../observability/metrics/relay.ts';
import { config, failureOf, open, scratchDatabase, withoutServer } from '../scratch.ts';

const NEEDS_SERVER = { skip: withoutServer };
const ECHO = (kind: Kind) => statementOf(kind, `SELECT $1::text /* ${kind} */`);

for (const kind of ['read', 'search', 'write'] as const) {
  t.test(`a ${kind} whose answer never comes ends in time, and leaves nothing behind`, NEEDS_SERVER, async (t) => {
    const relay = await startRelay(t);
    const database = await open(t, { DATABASE_URL: relay.url, DATABASE_TIMEOUT_MS: '5000', DATABASE_POOL_SIZE: '2' });
    const run = runForTexts(database.prisma.$rowsOf);
    t.strictSame(await run(ECHO(kind), 'ada'), [['ada']]);
    relay.hold();
    const outcome = kind === 'write' ? 'unknown' : 'not_performed';
    const error = await failureOf(run(ECHO(kind), 'ada'));
    t.match(databaseProblem(error, { method: kind === 'write' ? 'PATCH' : 'GET' }), { status: 503, outcome });
    relay.release();
    t.strictSame(await run(ECHO(kind), 'ada'), [['ada']], 'the same user is served again');
    t.strictSame(database.statementLoad(), { sent: 0, waiting: 0, queued: 0 });
  });
}

t.test('reads have their turn, however many others use the connections past the runner', NEEDS_SERVER, async (t) => {
  for (const size of ['1', '2']) {
    const database = await openTestDatabase(t, config({ DATABASE_POOL_SIZE: size }));
    let isOver = false;
    const others = Array.from({ length: 6 }, async () => {
      while (!isOver) await database.pool.query('SELECT pg_sleep(0.005)');
    });
    await delay(50);
    for (const kind of ['read', 'write'] as const) {
      t.strictSame(
        await runForTexts(database.prisma.$rowsOf)(ECHO(kind), 'ada'),
        [['ada']],
        `${kind}, ${size} connections`,
      );
    }
    isOver = true;
    await Promise.all(others);
    await database.close();
  }
});

t.test(
  'a statement whose columns a migration changed is prepared anew on another connection',
  NEEDS_SERVER,
  async (t) => {
    const database = await open(t, { DATABASE_URL: await scratchDatabase(t), DATABASE_POOL_SIZE: '1' });
    const run = runForTexts(database.prisma.$rowsOf);
    await database.pool.query("CREATE TABLE things AS SELECT 'ada' AS owner, 1 AS size");
    const select = (kind: Kind) => statementOf(kind, `SELECT size FROM things WHERE owner = $1 /* ${kind} */`);
    for (const kind of ['read', 'write'] as const) t.strictSame(await run(select(kind), 'ada'), [['1']]);
    await database.pool.query('ALTER TABLE things ALTER size TYPE bigint');
    const problem = databaseProblem(await failureOf(run(select('write'), 'ada')), { method: 'PATCH' });
    t.match(problem, { status: 503, outcome: 'not_performed' });
    t.strictSame(await run(select('write'), 'ada'), [['1']]);
    await database.pool.query('ALTER TABLE things ALTER size TYPE numeric');
    t.strictSame(await run(select('read'), 'ada'), [['1']], 'a read is sent again at once');
  },
);

t.test('a file of the address that is away for a moment costs no connection for good', NEEDS_SERVER, async (t) => {
  const certificate = join(await temporaryFolder(t), 'ca.pem');
  await writeFile(certificate, 'not read, since TLS is off');
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  url.search = new URLSearchParams({ sslrootcert: certificate, sslmode: 'disable' }).toString();
  const database = await open(t, { DATABASE_URL: url.href, DATABASE_POOL_SIZE: '2' });
  const run = runForTexts(database.prisma.$rowsOf);
  await rm(certificate);
  for (const kind of ['read', 'write', 'read', 'write'] as const) {
    await t.rejects(run(ECHO(kind), 'ada'), { message: 'No connection to the database' });
  }
  await writeFile(certificate, 'back');
  for (const kind of ['read', 'write'] as const) t.strictSame(await run(ECHO(kind), 'ada'), [['ada']]);
});

t.test('what waits when the database closes is told so, however much it is', NEEDS_SERVER, async (t) => {
  const environment = { DATABASE_POOL_SIZE: '1', DATABASE_TIMEOUT_MS: '1000' };
  const database = await open(t, { DATABASE_URL: process.env.TEST_DATABASE_URL ?? '', ...environment });
  const only = await database.pool.connect();
  const works = Array.from({ length: 6000 }, (_, index) =>
    runForTexts(database.prisma.$rowsOf)(ECHO('write'), `user ${index}`).then(
      () => 'done',
      (error: Error) => databaseProblem(error, { method: 'POST' })?.outcome,
    ),
  );
  const closing = database.close();
  only.release();
  const outcomes = new Set(await Promise.all(works));
  t.strictSame(
    [...outcomes].filter((outcome) => outcome !== 'done' && outcome !== 'not_performed'),
    [],
  );
  await closing;
  t.strictSame(database.statementLoad(), { sent: 0, waiting: 0, queued: 0 });
});
