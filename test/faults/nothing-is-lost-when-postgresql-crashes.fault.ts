import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { busy } from '../processes/busy.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { startService } from '../processes/service.ts';
import { ask, create, faultOfUnavailable } from './ask.ts';
import { startLedger, storedIn } from './ledger.ts';
import { times } from './scale.ts';

const STOPS = times(3, 10);
/** How long it stays away, in milliseconds: longer than a request that had to wait for it would take unnoticed. */
const AWAY_MS = 1000;
const TIMEOUT_MS = 2000;

t.test('PostgreSQL is stopped at once under load, and started again', { skip: noPostgres }, async (t) => {
  const figure = measured(
    t,
    `PostgreSQL is stopped as by a crash (\`immediate\`) under load and started again, ${STOPS} times`,
    '503 problems with Retry-After while it is away, never a hang, never a 500; the first success within 2 s of its return; nothing acknowledged is lost',
  );
  const postgres = await startPostgres(t);
  await applyMigrations({ connectionString: postgres.url });
  const service = await startService(t, { DATABASE_URL: postgres.url, DATABASE_TIMEOUT_MS: String(TIMEOUT_MS) });
  const ledger = startLedger(() => service.port);
  const recoveries: number[] = [];
  for (let stop = 0; stop < STOPS; stop += 1) {
    await ledger.untilSuccess();
    await delay(100 + Math.random() * 400);
    await postgres.stop('immediate');
    await delay(AWAY_MS);
    for (const answer of await Promise.all([
      create(service.port, 'alice', { title: 'While it is away' }),
      ask(service.port, 'alice', ''),
    ])) {
      t.equal(faultOfUnavailable(answer), undefined, 'a good 503 while it is away');
    }
    await postgres.start();
    recoveries.push(await ledger.untilSuccess());
  }
  await ledger.stop();
  figure(
    `${STOPS} stops, ${ledger.acknowledged()} writes acknowledged, answers ${JSON.stringify(ledger.statuses())}; slowest ${ledger.slowest().toFixed(0)} ms; ` +
      `first success at most ${Math.max(...recoveries).toFixed(0)} ms after its return; memory ${(await service.memory()).toFixed(0)} MiB`,
  );
  t.strictSame(ledger.compare(await storedIn(postgres.url)), { lost: [], doubled: [] });
  t.strictSame(ledger.unexplained, []);
  t.equal(ledger.statuses()[0], undefined, 'the service answered everything');
  t.ok(ledger.slowest() < TIMEOUT_MS + 1000, 'no request hung', { skip: busy });
  t.ok(Math.max(...recoveries) < 2000, 'back in time', { skip: busy });
  t.equal(await service.stop(), 0);
});
