import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { freePort } from '../../scripts/common/ports.ts';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { busy } from '../processes/busy.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { startService } from '../processes/service.ts';
import { type Answer, create, faultOfUnavailable } from './ask.ts';
import { storedIn } from './ledger.ts';
import { times } from './scale.ts';

const ROUNDS = times(1, 5);
/** How long the database takes to wake up, in milliseconds. */
const WAKE_MS = 3000;
const CLIENTS = 10;

/** What stands before a serverless PostgreSQL. */
interface Doorkeeper {
  readonly port: number;
  /** Breaks all connections; whoever comes then waits until the database has woken up, and the first of them is dropped. */
  sleep(): void;
}

async function startDoorkeeper(t: Test, postgresPort: number): Promise<Doorkeeper> {
  const port = await freePort();
  const open = new Set<Socket>();
  let awake: Promise<unknown> | undefined;
  let dropsNext = false;
  let isAsleep = false;
  const serve = async (client: Socket): Promise<void> => {
    open.add(client.on('error', () => {}).on('close', () => open.delete(client)));
    client.pause();
    if (isAsleep) {
      awake ??= delay(WAKE_MS).then(() => {
        isAsleep = false;
      });
    }
    await awake;
    if (dropsNext) {
      dropsNext = false;
      client.destroy();
      return;
    }
    const server = connect(postgresPort, '127.0.0.1').on('error', () => client.destroy());
    server.on('close', () => client.destroy());
    client.on('close', () => server.destroy());
    client.pipe(server).pipe(client);
  };
  const listener = createServer(serve);
  await once(listener.listen(port, '127.0.0.1'), 'listening');
  t.teardown(() => {
    listener.close();
    for (const socket of open) socket.destroy();
  });
  return {
    port,
    sleep() {
      [isAsleep, dropsNext, awake] = [true, true, undefined];
      for (const socket of open) socket.destroy();
    },
  };
}

/** Everyone creates a task at once, each with a key; what is refused is sent again. */
async function everyoneCreates(port: number, round: number): Promise<{ first: Answer[]; attempts: number }> {
  let attempts = 0;
  const first = Array.from({ length: CLIENTS }, async (_, index) => {
    const key = `round-${round}-client-${index}`;
    const answer = await create(port, 'alice', { title: key }, key);
    for (let { status } = answer; status !== 201; { status } = await create(port, 'alice', { title: key }, key)) {
      attempts += 1;
      await delay(50);
    }
    return answer;
  });
  return { first: await Promise.all(first), attempts };
}

for (const [name, timeoutMs] of [
  ['longer than it takes', 10_000],
  ['shorter than it takes', 1000],
] as const) {
  t.test(`a cold start, and patience that is ${name}`, { skip: noPostgres }, async (t) => {
    const figure = measured(
      t,
      `PostgreSQL wakes up: it takes connections after ${WAKE_MS / 1000} s and drops the first; DATABASE_TIMEOUT_MS is ${name}`,
      'requests wait within the timeout or are 503; no crash; one task for each key; it recovers by itself',
    );
    const postgres = await startPostgres(t);
    await applyMigrations({ connectionString: postgres.url });
    const doorkeeper = await startDoorkeeper(t, postgres.port);
    const url = new URL(postgres.url);
    url.port = String(doorkeeper.port);
    const service = await startService(t, { DATABASE_URL: url.href, DATABASE_TIMEOUT_MS: String(timeoutMs) });
    let [waited, refused, slowest, repeated] = [0, 0, 0, 0];
    for (let round = 0; round < ROUNDS; round += 1) {
      doorkeeper.sleep();
      const { first, attempts } = await everyoneCreates(service.port, round);
      repeated += attempts;
      for (const answer of first) {
        if (answer.status === 201) waited += 1;
        else {
          t.equal(faultOfUnavailable(answer), undefined, 'a good 503');
          refused += 1;
        }
        slowest = Math.max(slowest, answer.ms);
      }
    }
    figure(
      `${ROUNDS} cold starts, DATABASE_TIMEOUT_MS ${timeoutMs}: ${waited} requests waited, ${refused} got 503, after ${slowest.toFixed(0)} ms at most; ${repeated} repetitions until all had succeeded`,
    );
    t.ok(slowest < Math.max(timeoutMs, WAKE_MS) + 1000, 'in time', { skip: busy });
    t.equal((await storedIn(postgres.url)).length, ROUNDS * CLIENTS, 'one task for each key');
    t.equal(await service.stop(), 0, 'it did not crash');
  });
}
