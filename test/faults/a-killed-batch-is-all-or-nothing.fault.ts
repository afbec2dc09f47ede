import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import t from 'tap';
import { newId } from 'taskpact-client';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { startService } from '../processes/service.ts';
import { ask, faultOfUnavailable } from './ask.ts';
import { OWNERS } from './ledger.ts';
import { faultsOfNumbers } from './numbers.ts';
import { times } from './scale.ts';

const KILLS = times(3, 20);
const [CREATED, DELETED] = [60, 40];

/** A batch as the client that sent it knows it. */
interface Batch {
  readonly created: readonly string[];
  /** Of those that an earlier one created. */
  readonly deleted: readonly string[];
  isAcknowledged: boolean;
  isBroken: boolean;
}

const bodyOf = ({ created, deleted }: Batch) => ({
  operations: [
    ...created.map((id) => ({
      operation: 'replaceTask',
      task_id: id,
      if_none_match: '*',
      body: { title: 'In a batch' },
    })),
    ...deleted.map((id) => ({ operation: 'deleteTask', task_id: id })),
  ],
});

/** What a database has of a batch: the number of each of its writes that was carried out. */
const NUMBERS = `
  SELECT change_seq FROM tasks WHERE id = ANY ($1::uuid[]) UNION ALL
  SELECT change_seq FROM tombstones WHERE id = ANY ($2::uuid[]) UNION ALL
  SELECT NULL FROM tombstones WHERE id = ANY ($1::uuid[])`;

t.test('the service is killed in batches', { skip: noPostgres }, async (t) => {
  const figure = measured(
    t,
    `The service is killed (SIGKILL) while batches of ${CREATED} creations and ${DELETED} deletions are carried out, ${KILLS} times`,
    'all of a batch or nothing of it, under one number; every 200 that a client got is in the database; numbers and tombstones agree',
  );
  const postgres = await startPostgres(t);
  await applyMigrations({ connectionString: postgres.url });
  let service = await startService(t, { DATABASE_URL: postgres.url });
  const batches: Batch[] = [];
  const unexplained: string[] = [];
  let isRunning = true;

  /** Sends a batch; one that was broken off is sent again with its key until it is answered, or given up, as the dice say. */
  const send = async (owner: string, batch: Batch): Promise<void> => {
    const headers = { 'idempotency-key': randomUUID() };
    const isGivenUp = Math.random() < 0.5;
    do {
      const answer = await ask(service.port, owner, '/api/me/batch', { method: 'POST', headers, body: bodyOf(batch) });
      batch.isAcknowledged = answer.status === 200;
      if (batch.isAcknowledged) return;
      if (answer.status === 0) batch.isBroken = true;
      else unexplained.push(...[faultOfUnavailable(answer)].filter((fault) => fault !== undefined));
      await delay(50);
    } while (isRunning && !isGivenUp);
  };
  const write = async (owner: string): Promise<void> => {
    let deleted: readonly string[] = [];
    while (isRunning) {
      const batch: Batch = {
        created: Array.from({ length: CREATED }, () => newId()),
        deleted,
        isAcknowledged: false,
        isBroken: false,
      };
      batches.push(batch);
      await send(owner, batch);
      deleted = batch.isAcknowledged ? batch.created.slice(0, DELETED) : [];
    }
  };

  const writers = OWNERS.map(write);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = batches.length;
    while (batches.length < before + 2 * OWNERS.length) await delay(10);
    await delay(Math.random() * 100);
    t.equal(await service.stop('SIGKILL'), null);
    service = await startService(t, { DATABASE_URL: postgres.url });
  }
  isRunning = false;
  await Promise.all(writers);

  const admin = new pg.Client(postgres.url);
  await admin.connect();
  t.teardown(() => admin.end());
  const counts = { all: 0, nothing: 0 };
  for (const batch of batches) {
    const { rows } = await admin.query<{ change_seq: string | null }>(NUMBERS, [batch.created, batch.deleted]);
    const numbers = rows.flatMap(({ change_seq }) => change_seq ?? []);
    const isThere = rows.length > 0;
    if (batch.isAcknowledged) t.ok(isThere, 'what was acknowledged is there');
    t.equal(rows.length, isThere ? batch.created.length + batch.deleted.length : 0, 'all or nothing');
    t.equal(new Set(numbers).size, isThere ? 1 : 0, 'under one number');
    counts[isThere ? 'all' : 'nothing'] += 1;
  }
  const broken = batches.filter(({ isBroken }) => isBroken).length;
  figure(
    `${KILLS} kills, ${broken} batches broken off; of ${batches.length} there is all of ${counts.all} and nothing of ${counts.nothing}`,
  );
  t.ok(broken > 0, 'batches were broken off');
  t.strictSame(unexplained, []);
  t.strictSame(await faultsOfNumbers(postgres.url), []);
  t.equal(await service.stop(), 0);
});
