import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { pipelined } from '../../src/database/pipeline.ts';
import { createPool } from '../../src/database/pool.ts';
import { prepared } from '../../src/database/statement.ts';
import { runForTexts } from '../helpers/rows.ts';
import { failureOf, withoutServer } from './scratch.ts';

const ECHO = prepared('SELECT $1::text');
const WHO = prepared('SELECT pg_backend_pid()');
const SLEEP = prepared('SELECT pg_sleep($1::float8)');

/** Takes the one connection. */
async function sleepOn(run: (statement: typeof SLEEP, values: unknown[]) => Promise<unknown>) {
  await run(WHO, []);
  const sleep = run(SLEEP, [0.2]);
  await setImmediate();
  return { sleep };
}

/** The first connection leads to the database; others are taken, and hear nothing more. */
async function oneWayIn(t: Test): Promise<{ url: string; taken: Set<Socket> }> {
  const url = new URL(process.env.TEST_DATABASE_URL ?? '');
  const target = { host: url.hostname, port: Number(url.port || 5432) };
  const taken = new Set<Socket>();
  const server = createServer((client) => {
    taken.add(client.on('error', () => {}));
    if (taken.size > 1) return;
    const database = connect(target).on('error', () => {});
    client
      .on('close', () => database.destroy())
      .pipe(database)
      .pipe(client);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.teardown(() => {
    for (const client of taken) client.destroy();
    server.close();
  });
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: url.href, taken };
}

async function open(t: Test) {
  const { url, taken } = await oneWayIn(t);
  const settings = { DATABASE_POOL_SIZE: 3, DATABASE_TIMEOUT_MS: 2000, DATABASE_PREPARED_STATEMENTS: true };
  const pool = createPool({ connectionString: url }, settings, () => {});
  t.teardown(() => pool.end());
  const { run, load } = pipelined(pool, settings.DATABASE_POOL_SIZE, false);
  return { run: runForTexts(run), load, pool, taken };
}

t.test('it goes over the one that is there, behind few others', { skip: withoutServer }, async (t) => {
  const { run, pool, taken } = await open(t);
  const { sleep } = await sleepOn(run);
  const behind = await Promise.all([run(ECHO, ['one']), run(ECHO, ['two'])]);
  t.same(behind, [[['one']], [['two']]]);
  await sleep;
  t.equal(pool.totalCount, 2, 'another one is being made for later, and only one');
  t.equal(taken.size, 2);
});

t.test('behind more than a few it waits for another', { skip: withoutServer }, async (t) => {
  const { run, load } = await open(t);
  const { sleep } = await sleepOn(run);
  const few = Array.from({ length: 3 }, (_, index) => run(ECHO, [`${index}`]));
  const late = failureOf(run(ECHO, ['late']));
  t.equal(load().waiting, 1);
  await Promise.all([sleep, ...few]);
  t.match(await late, { message: /timeout/ }, 'which nobody answers here');
});
