import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import t from 'tap';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { startService, tokenOf } from '../processes/service.ts';
import { ask, create, taskOf } from './ask.ts';
import { storedIn } from './ledger.ts';
import { times } from './scale.ts';

const ROUNDS = times(2, 10);
const CLIENTS = 32;
const GRACE_SECONDS = 20;
/** For a tenth of the grace requests are still taken. */
const NOTICE_MS = GRACE_SECONDS * 100;

/** What came of a request on a kept connection: its status, and whether the connection is to be closed. */
interface Served {
  readonly status: number;
  readonly closes: boolean;
}

async function send(port: number, agent: Agent, title: string): Promise<Served> {
  const headers = { authorization: `Bearer ${tokenOf('alice')}`, 'content-type': 'application/json' };
  const outgoing = request({ host: '127.0.0.1', port, path: '/api/me/tasks', method: 'POST', agent, headers });
  outgoing.end(JSON.stringify({ title }));
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  await once(response.resume(), 'end');
  return { status: response.statusCode ?? 0, closes: response.headers.connection === 'close' };
}

t.test('SIGTERM under load', { skip: noPostgres }, async (t) => {
  const figure = measured(
    t,
    `SIGTERM under load, ${ROUNDS} times`,
    'no request that was accepted fails; readiness is 503 first; kept connections are closed politely; exit code 0 within the grace',
  );
  const postgres = await startPostgres(t);
  await applyMigrations({ connectionString: postgres.url });
  const admin = new pg.Client(postgres.url);
  await admin.connect();
  const figures = { created: 0, closed: 0, failed: [] as string[], slowest: 0 };

  for (let round = 0; round < ROUNDS; round += 1) {
    const service = await startService(t, {
      DATABASE_URL: postgres.url,
      SHUTDOWN_GRACE_SECONDS: String(GRACE_SECONDS),
      DATABASE_TIMEOUT_MS: '60000',
      OVERLOAD_DELAY_MS: '0',
    });
    const { port } = service;
    // As a balancer: what is not ready gets no new connection.
    let isReady = true;
    const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
    const client = async (index: number): Promise<void> => {
      for (let turn = 0; isReady; turn += 1) {
        try {
          const { status, closes } = await send(port, agent, `${round}/${index}/${turn}`);
          if (status === 201) figures.created += 1;
          else figures.failed.push(String(status));
          if (closes) figures.closed += 1;
        } catch (error) {
          figures.failed.push(String(error));
        }
      }
    };
    const clients = Array.from({ length: CLIENTS }, (_, index) => client(index));
    const { id } = taskOf(await create(port, 'bob', { title: 'Slow' }));
    figures.created += 1;
    await delay(500);

    await admin.query('BEGIN');
    await admin.query('SELECT 1 FROM tasks WHERE id = $1 FOR UPDATE', [id]);
    const slow = ask(port, 'bob', `${id}/complete`, { method: 'PATCH' });
    await delay(200);
    const began = performance.now();
    const ended = service.stop('SIGTERM');
    while ((await ask(port, 'nobody', '/health/ready')).status === 200) await delay(10);
    const served = figures.created;
    while (figures.created === served && figures.failed.length === 0) await delay(5);
    isReady = false;
    await delay(NOTICE_MS);
    await admin.query('COMMIT');
    // Some of these share a connection with the slow one, and wait behind it.
    await Promise.all(clients);
    t.equal((await slow).status, 200, 'what takes longer than the notice is answered, too');
    t.equal(await ended, 0, 'within the grace');
    figures.slowest = Math.max(figures.slowest, performance.now() - began);
    agent.destroy();
  }

  figure(
    `${ROUNDS} ends: ${figures.created} creations answered, ${figures.closed} with Connection: close, ${figures.failed.length} failed; ended ${figures.slowest.toFixed(0)} ms after the signal at most`,
  );
  t.strictSame(figures.failed, [], 'no request fails');
  t.ok(figures.closed > 0, 'connections are closed with an announcement');
  t.equal((await storedIn(postgres.url)).length, figures.created, 'each is in the database');
  await admin.end();
});
