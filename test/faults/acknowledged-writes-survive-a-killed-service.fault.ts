import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { busy } from '../processes/busy.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { startService } from '../processes/service.ts';
import { startLedger, storedIn } from './ledger.ts';
import { times } from './scale.ts';

const KILLS = times(3, 20);

t.test('the service is killed under load', { skip: noPostgres }, async (t) => {
  const figure = measured(
    t,
    `The service is killed (SIGKILL) while tasks are created, completed and deleted, ${KILLS} times`,
    'every 2xx that a client got is in the database; at most one task for each idempotency key; ready again in under 2 s',
  );
  const postgres = await startPostgres(t);
  await applyMigrations({ connectionString: postgres.url });
  const environment = { DATABASE_URL: postgres.url };
  let service = await startService(t, environment);
  const ledger = startLedger(() => service.port);
  const starts: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    await ledger.untilSuccess();
    await delay(100 + Math.random() * 400);
    t.equal(await service.stop('SIGKILL'), null);
    const began = performance.now();
    service = await startService(t, environment);
    starts.push(performance.now() - began);
  }
  await ledger.untilSuccess();
  await ledger.stop();
  figure(
    `${KILLS} kills, ${ledger.acknowledged()} writes acknowledged, answers ${JSON.stringify(ledger.statuses())}; ready again after at most ${Math.max(...starts).toFixed(0)} ms`,
  );
  t.strictSame(ledger.compare(await storedIn(postgres.url)), { lost: [], doubled: [] });
  t.strictSame(ledger.unexplained, []);
  t.ok(Math.max(...starts) < 2000, 'ready again in time', { skip: busy });
});
