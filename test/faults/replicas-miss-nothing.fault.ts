import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { type BatchOperation, newId, type Taskpact } from 'taskpact-client';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { startService } from '../processes/service.ts';
import { clientOf, follow, interrupted, listed, streamed } from './follower.ts';
import { faultsOfNumbers } from './numbers.ts';
import { times } from './scale.ts';

/** How many changes are made; `CHANGES=1000000` in the environment makes a long run of it. */
const CHANGES = Number(process.env.CHANGES ?? times(5000, 50_000));
const KILLS = times(3, 20);
const WRITERS = 8;
/** What a batch has: as many deletions as creations, once there is something to delete. */
const [CREATED, UPDATED, DELETED] = [30, 40, 30];

const creation = (id: string): BatchOperation => ({
  operation: 'replaceTask',
  task_id: id,
  if_none_match: '*',
  body: { title: 'New' },
});

/** Writers of one user, who write until there are enough changes. */
function startWriters(api: Taskpact) {
  const unexplained: string[] = [];
  let made = 0;
  /** Sends a batch until it is answered: its key makes sure that it is carried out once. */
  const send = async (operations: BatchOperation[]): Promise<void> => {
    const idempotencyKey = randomUUID();
    for (;;) {
      const { error } = await api.batch(operations, { idempotencyKey });
      if (!error) break;
      if (error.status !== 503 && error.code !== 'NETWORK_ERROR') {
        unexplained.push(`${error.code}: ${error.detail}`);
        break;
      }
      await delay(50);
    }
    made += operations.length;
  };
  const write = async (): Promise<void> => {
    // The oldest first.
    let own: string[] = [];
    while (made < CHANGES) {
      const created = Array.from({ length: CREATED }, () => newId());
      const [updated, deleted] = [
        own.slice(-UPDATED),
        own.slice(0, Math.max(0, Math.min(DELETED, own.length - UPDATED))),
      ];
      await send([
        ...created.map(creation),
        ...updated.map((id) => ({ operation: 'updateTask' as const, task_id: id, body: { title: randomUUID() } })),
        ...deleted.map((id) => ({ operation: 'deleteTask' as const, task_id: id })),
      ]);
      own = [...own.slice(deleted.length), ...created];
      // What is hot has statements of its own; whether it was carried out, the feed will tell.
      await api.tasks.complete(created[0] ?? '');
      made += 1;
    }
  };
  return { done: Promise.all(Array.from({ length: WRITERS }, write)), made: () => made, unexplained };
}

t.test('clients that keep a copy, and a service that is killed', { skip: noPostgres }, async (t) => {
  const figure = measured(
    t,
    `${CHANGES.toLocaleString('en')} changes by ${WRITERS} writers of one user; the service is killed (SIGKILL) ${KILLS} times`,
    'three clients that keep a copy, by a stream, by interrupted streams and by pages, end with the digest of the service; nothing is told twice',
  );
  const postgres = await startPostgres(t);
  await applyMigrations({ connectionString: postgres.url });
  let service = await startService(t, { DATABASE_URL: postgres.url });
  const api = clientOf('alice', () => service.origin);
  const followers = [streamed, interrupted, listed].map((way) => follow(t, api, way));
  const began = performance.now();
  const writers = startWriters(api);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    while (writers.made() < (CHANGES * kill) / (KILLS + 1)) await delay(20);
    t.equal(await service.stop('SIGKILL'), null);
    service = await startService(t, { DATABASE_URL: postgres.url });
  }
  await writers.done;
  const seconds = (performance.now() - began) / 1000;
  for (const [index, follower] of followers.entries()) {
    const { held, wanted } = await follower.untilEqual();
    t.strictSame(held, wanted, `client ${index} has missed nothing`);
    t.strictSame(follower.replica.stale, [], 'nothing is told twice');
    t.equal(follower.ended(), undefined);
  }
  const taken = followers.map(({ replica }) => replica.taken().toLocaleString('en'));
  figure(
    `${writers.made().toLocaleString('en')} changes in ${seconds.toFixed(0)} s, ${KILLS} kills; the clients took ${taken.join(', ')} and hold what the service holds: ` +
      JSON.stringify(followers[0]?.replica.digest().task),
  );
  t.strictSame(writers.unexplained, []);
  t.strictSame(await faultsOfNumbers(postgres.url), []);
  t.equal(await service.stop(), 0);
});
