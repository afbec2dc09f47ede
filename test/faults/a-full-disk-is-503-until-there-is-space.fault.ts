import { readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { outputOf } from '../../scripts/common/program.ts';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { temporaryFolder } from '../helpers/embedded-template.ts';
import { busy } from '../processes/busy.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, type Postgres, startPostgres } from '../processes/postgres.ts';
import { startService } from '../processes/service.ts';
import { ask } from './ask.ts';
import { startLedger, storedIn } from './ledger.ts';
import { times } from './scale.ts';

const ROUNDS = times(1, 3);
const DISK_MIB = 160;
/** How long the disk stays full under load, in milliseconds. */
const FULL_MS = 3000;

const system = (program: string, ...parameters: string[]): Promise<string> => outputOf(program, parameters);

/** A small disk; undefined where this user may not mount one. */
async function smallDisk(t: Test): Promise<string | undefined> {
  const folder = await temporaryFolder(t);
  try {
    await system('mount', '-t', 'tmpfs', '-o', `size=${DISK_MIB}m,mode=0755`, 'taskpact-faults', folder);
  } catch {
    return undefined;
  }
  // Of those that end the test the latest comes first, and PostgreSQL has to be gone by then.
  t.teardown(() => system('umount', '-l', folder));
  return folder;
}

/** Takes all the space that is left; gives the file that has it. */
async function fill(disk: string): Promise<string> {
  const ballast = join(disk, 'ballast');
  const { bavail, bsize } = await statfs(disk);
  await writeFile(ballast, Buffer.alloc(bavail * bsize)).catch(() => {});
  return ballast;
}

/** PostgreSQL itself goes down when there is no space for its log of writes: its supervisor's part is to start it again. */
async function isDown(postgres: Postgres): Promise<boolean> {
  const pid = await postgres.pid().catch(() => 0);
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat === '' || /\) Z /.test(stat);
}

t.test('the disk under PostgreSQL is full', { skip: noPostgres }, async (t) => {
  const figure = measured(
    t,
    `The disk under PostgreSQL is full under load, ${ROUNDS} times`,
    '503, never a hang or a crash; it recovers within 2 s of there being space; nothing acknowledged is lost',
  );
  const disk = await smallDisk(t);
  if (!disk) {
    t.pass('a small disk', { skip: 'this user may not mount one' });
    return;
  }
  const postgres = await startPostgres(t, { max_wal_size: '32MB', wal_recycle: 'off' }, disk);
  await applyMigrations({ connectionString: postgres.url });
  const service = await startService(t, { DATABASE_URL: postgres.url, DATABASE_TIMEOUT_MS: '2000' });
  const ledger = startLedger(() => service.port, { description: 'x'.repeat(4000) });
  const recoveries: number[] = [];
  let crashes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    await ledger.untilSuccess();
    const refusals = ledger.statuses()[503] ?? 0;
    const ballast = await fill(disk);
    const end = performance.now() + FULL_MS;
    while (performance.now() < end || (ledger.statuses()[503] ?? 0) === refusals) await delay(50);
    const health = await ask(service.port, 'nobody', '/health/live');
    t.equal(health.status, 200, 'the service lives');
    await rm(ballast);
    if (await isDown(postgres)) {
      crashes += 1;
      await postgres.start();
    }
    recoveries.push(await ledger.untilSuccess());
  }
  await ledger.stop();
  figure(
    `${ROUNDS} times full, PostgreSQL itself down ${crashes} times; ${ledger.acknowledged()} writes acknowledged, answers ${JSON.stringify(ledger.statuses())}; ` +
      `first success at most ${Math.max(...recoveries).toFixed(0)} ms after there was space`,
  );
  t.strictSame(ledger.compare(await storedIn(postgres.url)), { lost: [], doubled: [] });
  t.strictSame(ledger.unexplained, []);
  t.equal(ledger.statuses()[0], undefined, 'the service answered everything');
  t.ok(Math.max(...recoveries) < 2000, 'it recovers by itself', { skip: busy });
  t.equal(await service.stop(), 0);
  await postgres.stop('immediate');
});
