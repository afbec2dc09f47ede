import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { startService } from '../processes/service.ts';
import { clientOf, follow, streamed } from './follower.ts';
import { OWNERS, startLedger } from './ledger.ts';
import { faultsOfNumbers } from './numbers.ts';
import { times } from './scale.ts';

const OUTAGES = times(2, 10);
/** How long the database stays away, in milliseconds. */
const AWAY_MS = 1500;

t.test('PostgreSQL goes away under streams of changes, and comes back', { skip: noPostgres }, async (t) => {
  const figure = measured(
    t,
    `PostgreSQL is stopped as by a crash under ${OWNERS.length} open streams of changes and started again, ${OUTAGES} times`,
    'the streams stay open and go on by themselves; no change is lost, none is told twice',
  );
  const postgres = await startPostgres(t);
  await applyMigrations({ connectionString: postgres.url });
  const service = await startService(t, { DATABASE_URL: postgres.url, DATABASE_TIMEOUT_MS: '2000' });
  let opened = 0;
  const followers = OWNERS.map((owner) => {
    const api = clientOf(
      owner,
      () => service.origin,
      () => (opened += 1),
    );
    return follow(t, api, streamed);
  });
  while (opened < OWNERS.length) await delay(10);
  const ledger = startLedger(() => service.port);
  for (let outage = 0; outage < OUTAGES; outage += 1) {
    await ledger.untilSuccess();
    await delay(300);
    await postgres.stop('immediate');
    await delay(AWAY_MS);
    await postgres.start();
  }
  await ledger.untilSuccess();
  await ledger.stop();
  for (const follower of followers) {
    const { held, wanted } = await follower.untilEqual();
    t.strictSame(held, wanted, 'nothing is lost');
    t.strictSame(follower.replica.stale, [], 'nothing is told twice');
    t.equal(follower.ended(), undefined);
  }
  const taken = followers.reduce((sum, { replica }) => sum + replica.taken(), 0);
  figure(
    `${OUTAGES} outages, ${ledger.acknowledged()} writes acknowledged, ${taken} changes told by ${opened} streams`,
  );
  t.equal(opened, OWNERS.length, 'the streams stayed open');
  t.strictSame(await faultsOfNumbers(postgres.url), []);
  t.equal(await service.stop(), 0);
});
