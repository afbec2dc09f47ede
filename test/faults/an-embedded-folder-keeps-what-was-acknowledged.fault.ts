import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { embeddedFolder } from '../helpers/embedded-template.ts';
import { measured } from '../processes/measured.ts';
import { startService } from '../processes/service.ts';
import { ask, create } from './ask.ts';
import { OWNERS, type Stored, startLedger } from './ledger.ts';
import { times } from './scale.ts';

const KILLS = times(3, 20);

/** Every task of the writers, as the service lists them. */
async function storedBehind(port: number): Promise<Stored[]> {
  const stored: Stored[] = [];
  for (const owner of OWNERS) {
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = JSON.parse((await ask(port, owner, `?limit=200${cursor && `&cursor=${cursor}`}`)).body);
      stored.push(...page.data);
      cursor = page.meta.next_cursor;
    }
  }
  return stored;
}

t.test('the embedded process is killed under load', async (t) => {
  const figure = measured(
    t,
    `The process with the embedded database is killed (SIGKILL) under load, ${KILLS} times`,
    'every 2xx that a client got is in the database; at most one task for each idempotency key',
  );
  const DATA_DIR = await embeddedFolder(t);
  let service = await startService(t, { DATA_DIR });
  const ledger = startLedger(() => service.port);
  for (let kill = 0; kill < KILLS; kill += 1) {
    await ledger.untilSuccess();
    await delay(100 + Math.random() * 400);
    t.equal(await service.stop('SIGKILL'), null);
    service = await startService(t, { DATA_DIR });
  }
  await ledger.untilSuccess();
  await ledger.stop();
  figure(`${KILLS} kills, ${ledger.acknowledged()} writes acknowledged, answers ${JSON.stringify(ledger.statuses())}`);
  t.strictSame(ledger.compare(await storedBehind(service.port)), { lost: [], doubled: [] });
  t.strictSame(ledger.unexplained, []);
  t.equal(await service.stop(), 0);
});

t.test('a second process on the folder is refused in one line, and the first goes on', async (t) => {
  const figure = measured(
    t,
    'A second process on the embedded folder',
    'it is refused in one line that names the folder; the first goes on',
  );
  const DATA_DIR = await embeddedFolder(t);
  const first = await startService(t, { DATA_DIR });
  const refusal = `The service is not ready, it ended with 1: taskpact: ${DATA_DIR} is in use by process ${first.pid}: only one process at a time may use it\n`;
  await t.rejects(startService(t, { DATA_DIR }), { message: refusal });
  t.equal((await create(first.port, 'alice', { title: 'Buy milk' })).status, 201);
  t.equal(await first.stop(), 0);
  figure('1 refused, in 1 line');
});

/** What can be wrong with an embedded database. */
const DAMAGES: readonly [name: string, file: string, damage: (path: string) => Promise<void>][] = [
  ['an older version', 'PG_VERSION', async (path) => writeFile(path, `${Number(await readFile(path, 'utf8')) - 1}\n`)],
  ['a newer version', 'PG_VERSION', async (path) => writeFile(path, `${Number(await readFile(path, 'utf8')) + 1}\n`)],
  ['an empty control file', 'global/pg_control', (path) => truncate(path)],
  ['a control file of other bytes', 'global/pg_control', async (path) => writeFile(path, Buffer.alloc(8192, 7))],
];

t.test('a folder of another version, or a damaged one, is refused in one line, and not made anew', async (t) => {
  const figure = measured(
    t,
    'An embedded folder of another version, or a damaged one',
    'a clear error that names the folder; nothing is made anew: with the damage undone, everything is there',
  );
  const DATA_DIR = await embeddedFolder(t);
  const first = await startService(t, { DATA_DIR });
  t.equal((await create(first.port, 'alice', { title: 'Buy milk' })).status, 201);
  t.equal(await first.stop(), 0);
  const pgdata = join(DATA_DIR, 'pgdata');
  const files = async () => (await readdir(pgdata)).filter((name) => name !== 'postmaster.pid').sort();
  const before = await files();
  for (const [name, file, damage] of DAMAGES) {
    const path = join(pgdata, file);
    const whole = await readFile(path);
    await damage(path);
    const message = `The service is not ready, it ended with 1: taskpact: The embedded database in ${pgdata} is damaged or of another PostgreSQL version: restore it from a backup, or move it away to begin with an empty one\n`;
    await t.rejects(startService(t, { DATA_DIR }), { message }, name);
    await writeFile(path, whole);
  }
  t.strictSame(await files(), before, 'nothing was made anew');
  const again = await startService(t, { DATA_DIR });
  t.match(JSON.parse((await ask(again.port, 'alice', '')).body), { data: [{ title: 'Buy milk' }] }, 'it is all there');
  t.equal(await again.stop(), 0);
  figure(`${DAMAGES.length} damages refused: ${DAMAGES.map(([name]) => name).join(', ')}; then all was there`);
});
