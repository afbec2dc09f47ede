import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { busy } from '../processes/busy.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { startService } from '../processes/service.ts';
import { stopFamily } from '../processes/stopped.ts';
import { type Answer, ask, create, faultOfUnavailable, taskOf } from './ask.ts';
import { times } from './scale.ts';

const TIMEOUT_MS = 1000;
const SILENT_MS = times(4000, 20_000);
const ROUNDS = times(2, 3);
/** Clients, each with a task of its own that no other may see. */
const CLIENTS = 40;

const slowest = (answers: readonly Answer[]): number => Math.max(0, ...answers.map(({ ms }) => ms));

t.test('the database stops answering', { skip: noPostgres }, async (t) => {
  const figure = measured(
    t,
    `PostgreSQL stops answering (SIGSTOP) for ${SILENT_MS / 1000} s under load, ${ROUNDS} times`,
    'requests end by DATABASE_TIMEOUT_MS with 503; `/health` answers within 1 s; memory stays flat; no answer goes to another one',
  );
  const postgres = await startPostgres(t);
  await applyMigrations({ connectionString: postgres.url });
  const service = await startService(t, { DATABASE_URL: postgres.url, DATABASE_TIMEOUT_MS: String(TIMEOUT_MS) });
  const { port } = service;
  const owners = Array.from({ length: CLIENTS }, (_, index) => `owner-${index}`);
  const ids: string[] = [];
  for (const owner of owners) ids.push(taskOf(await create(port, owner, { title: owner })).id);

  let until = 0;
  const silent: Answer[] = [];
  const health: Answer[] = [];
  const back: Answer[] = [];
  const wrong: string[] = [];
  let isOver = false;

  const judge = (answer: Answer, owner: string, id: string): void => {
    const task = answer.status === 200 ? taskOf(answer) : undefined;
    const fault = task ? undefined : faultOfUnavailable(answer);
    if (fault) wrong.push(fault);
    if (task && (task.id !== id || task.title !== owner)) wrong.push(`${owner} got ${answer.body}`);
  };

  /** Reads its own task, or writes, for as long as it goes on. */
  const client = async (owner: string, id: string): Promise<void> => {
    while (!isOver) {
      const isRead = Math.random() < 0.6;
      const [path, method] = isRead ? [id, 'GET'] : [`${id}/complete`, 'PATCH'];
      const answers = performance.now() < until ? silent : back;
      const answer = await ask(port, owner, path, { method });
      judge(answer, owner, id);
      answers.push(answer);
      await delay(5);
    }
  };

  const clients = owners.map((owner, index) => client(owner, ids[index] ?? ''));
  await delay(500);
  const memory: number[] = [];
  const recoveries: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    until = performance.now() + SILENT_MS;
    const goOn = await stopFamily(await postgres.pid());
    try {
      while (performance.now() < until) {
        await delay(100);
        health.push(await ask(port, 'nobody', '/health'));
        memory.push(await service.memory());
      }
    } finally {
      goOn();
    }
    const began = performance.now();
    while ((await ask(port, owners[0] ?? '', ids[0] ?? '')).status !== 200) await delay(10);
    recoveries.push(performance.now() - began);
    await delay(1000);
  }
  isOver = true;
  await Promise.all(clients);

  const refused = silent.filter(({ status }) => status === 503);
  const growth = Math.max(...memory) - (memory[0] ?? 0);
  figure(
    `${ROUNDS} silences of ${SILENT_MS} ms: ${refused.length} requests got 503, after ${slowest(refused).toFixed(0)} ms at most (DATABASE_TIMEOUT_MS ${TIMEOUT_MS}); ` +
      `/health ${slowest(health).toFixed(0)} ms at most; memory ${memory[0]?.toFixed(0)} MiB, +${growth.toFixed(0)}; back ${Math.max(...recoveries).toFixed(0)} ms after; ` +
      `${back.filter(({ status }) => status === 200).length} answers before and after, all to whom they belong`,
  );
  t.strictSame(wrong, [], 'no answer is wrong, or another one’s');
  t.ok(refused.length > 0);
  t.ok(slowest(silent) < TIMEOUT_MS + 500, 'requests end in time', { skip: busy });
  t.ok(slowest(health) < 1000, '/health answers in time', { skip: busy });
  t.ok(growth < 64, 'memory stays flat');
  t.ok(Math.max(...recoveries) < 2000, 'it recovers by itself', { skip: busy });
  t.equal(await service.stop(), 0);
});
