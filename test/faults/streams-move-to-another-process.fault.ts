import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { startService } from '../processes/service.ts';
import { clientOf, follow, streamed } from './follower.ts';
import { OWNERS, startLedger } from './ledger.ts';
import { times } from './scale.ts';

const ROUNDS = times(2, 10);

t.test('one of two processes ends', { skip: noPostgres }, async (t) => {
  const figure = measured(
    t,
    `SIGTERM to one of two processes without Redis, which has ${OWNERS.length} open streams of changes; the changes are made at the other, ${ROUNDS} times`,
    'streams tell of changes made at the other process; they end within the grace, with exit code 0; clients resume at the other without a gap, and without a change twice',
  );
  const postgres = await startPostgres(t);
  await applyMigrations({ connectionString: postgres.url });
  const environment = { DATABASE_URL: postgres.url, SHUTDOWN_GRACE_SECONDS: '5' };
  let streaming = await startService(t, environment);
  let writing = await startService(t, environment);
  let opened = 0;
  const followers = OWNERS.map((owner) => {
    const api = clientOf(
      owner,
      () => streaming.origin,
      (status) => {
        if (status === 200) opened += 1;
      },
    );
    return follow(t, api, streamed);
  });
  const taken = () => followers.map(({ replica }) => replica.taken());
  const ledger = startLedger(() => writing.port);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = taken();
    while (taken().some((count, index) => count === before[index])) await delay(10);
    const ending = streaming;
    // What ends gets no new connections; the other one has streams and writes until there is a new one.
    streaming = writing;
    t.equal(await ending.stop(), 0, 'within the grace');
    writing = await startService(t, environment);
  }
  await ledger.stop();
  for (const follower of followers) {
    const { held, wanted } = await follower.untilEqual();
    t.strictSame(held, wanted, 'no gap');
    t.strictSame(follower.replica.stale, [], 'nothing is told twice');
    t.equal(follower.ended(), undefined);
  }
  figure(
    `${ROUNDS} ends, ${ledger.acknowledged()} writes, ${taken().reduce((sum, count) => sum + count)} changes told by ${opened} streams`,
  );
  t.strictSame(ledger.unexplained, []);
  t.equal(ledger.statuses()[0], undefined, 'every request was answered');
  t.ok(opened > OWNERS.length, 'streams were opened again');
});
