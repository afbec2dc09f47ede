import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import t, { type Test } from 'tap';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { measured } from '../processes/measured.ts';
import { noPgBouncer, startPgBouncer } from '../processes/pgbouncer.ts';
import { noPostgres, type Postgres, startPostgres } from '../processes/postgres.ts';
import { startService } from '../processes/service.ts';
import { type Answer, ask, faultOfUnavailable, taskOf } from './ask.ts';
import { onlyInFull } from './scale.ts';
import { lockTasks, seedTasks, slowSearches } from './slow-neighbours.ts';

const TIMEOUT_MS = 2000;
/** Tasks of the innocent user, each written twice. */
const TASKS = 20;

type Way = 'prepared' | 'unprepared' | 'row-level security' | 'PgBouncer';

interface Scene {
  readonly neighbour: 'a locked row' | 'slow searches';
  readonly method: 'PATCH' | 'DELETE';
  readonly pool: number;
  readonly way: Way;
  /** Whether the short form plays it too. */
  readonly isShort?: true;
}

const SCENES: readonly Scene[] = [
  { neighbour: 'a locked row', method: 'PATCH', pool: 10, way: 'prepared', isShort: true },
  { neighbour: 'a locked row', method: 'PATCH', pool: 1, way: 'prepared' },
  { neighbour: 'a locked row', method: 'DELETE', pool: 10, way: 'prepared', isShort: true },
  { neighbour: 'slow searches', method: 'PATCH', pool: 10, way: 'prepared', isShort: true },
  { neighbour: 'slow searches', method: 'DELETE', pool: 1, way: 'prepared' },
  { neighbour: 'a locked row', method: 'DELETE', pool: 1, way: 'unprepared' },
  { neighbour: 'a locked row', method: 'PATCH', pool: 1, way: 'row-level security' },
  { neighbour: 'a locked row', method: 'PATCH', pool: 1, way: 'PgBouncer', isShort: true },
  { neighbour: 'slow searches', method: 'PATCH', pool: 1, way: 'PgBouncer' },
];

/** The variables of a way to PostgreSQL. */
async function environmentOf(t: Test, way: Way, postgres: Postgres, admin: pg.Client): Promise<Record<string, string>> {
  if (way === 'prepared') return { DATABASE_URL: postgres.url };
  if (way === 'unprepared') {
    return { DATABASE_URL: postgres.url, DATABASE_PREPARED_STATEMENTS: 'false', DATABASE_POOLER: 'none' };
  }
  if (way === 'PgBouncer') {
    return { DATABASE_URL: await startPgBouncer(t, postgres, 10), DATABASE_PREPARED_STATEMENTS: 'false' };
  }
  await admin.query(`CREATE ROLE service LOGIN;
    GRANT SELECT, INSERT, UPDATE, DELETE ON users, tasks, idempotency_keys TO service;
    GRANT SELECT ON _prisma_migrations TO service;
    ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;
    CREATE POLICY own ON tasks USING (user_id = current_setting('taskpact.user_id', true));
    ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY;
    CREATE POLICY own ON idempotency_keys USING (user_id = current_setting('taskpact.user_id', true))`);
  const url = new URL(postgres.url);
  url.username = 'service';
  return { DATABASE_URL: url.href, DATABASE_ROW_SECURITY: 'true' };
}

/** Statements of the service that PostgreSQL is carrying out. */
async function running(admin: pg.Client): Promise<string[]> {
  const { rows } = await admin.query<{ query: string }>(
    `SELECT query FROM pg_stat_activity WHERE state <> 'idle' AND backend_type = 'client backend' AND pid <> pg_backend_pid()
       AND application_name <> 'the lock'`,
  );
  return rows.map(({ query }) => query);
}

/** Sends it until it is done; what is not known is not an answer to build on. */
async function untilDone(send: () => Promise<Answer>): Promise<Answer> {
  let answer = await send();
  while (answer.status === 503) {
    await delay(50);
    answer = await send();
  }
  return answer;
}

const outcomeOf = ({ body }: Answer): string => JSON.parse(body).outcome;

async function play(t: Test, { neighbour, method, pool, way }: Scene): Promise<void> {
  const figure = measured(
    t,
    `${TASKS} ${method} beside ${neighbour} of another user, then the same tasks written anew; pool of ${pool}, ${way}`,
    'what was answered with 503 never happens; 0 acknowledged writes are overwritten; nothing of it runs in PostgreSQL a second later',
  );
  const postgres = await startPostgres(t);
  await applyMigrations({ connectionString: postgres.url });
  const admin = new pg.Client(postgres.url);
  await admin.connect();
  t.teardown(() => admin.end());
  const { port } = await startService(t, {
    ...(await environmentOf(t, way, postgres, admin)),
    DATABASE_POOL_SIZE: String(pool),
    DATABASE_TIMEOUT_MS: String(TIMEOUT_MS),
  });
  const ids = await seedTasks(admin, 'innocent', TASKS);
  const locked = neighbour === 'a locked row' ? await lockTasks(t, admin, postgres.url, 'neighbour', 1) : undefined;
  const slow = locked
    ? Array.from({ length: pool }, () =>
        ask(port, 'neighbour', String(locked.ids[0]), { method: 'PATCH', body: { title: 'too late' } }),
      )
    : await slowSearches(admin, port, 'neighbour');
  await delay(200);

  const body = { title: 'OLD' };
  const old = await Promise.all(
    ids.map((id) => ask(port, 'innocent', id, { method, ...(method === 'PATCH' && { body }) })),
  );
  const refused = old.filter(({ status }) => status === 503);
  const present = ids.filter((_id, index) => old[index]?.status !== 204);
  const anew = await Promise.all(
    present.map((id) => untilDone(() => ask(port, 'innocent', id, { method: 'PATCH', body: { title: 'NEW' } }))),
  );
  const neighbours = (await Promise.all(slow)).filter(({ status }) => status === 503);
  await delay(1000);
  const left = await running(admin);
  await locked?.release();
  await delay(1000);

  for (const answer of [...refused, ...neighbours]) t.equal(faultOfUnavailable(answer), undefined);
  t.ok(
    [...neighbours, ...refused].every((answer) => outcomeOf(answer) === 'not_performed'),
    'it is known',
  );
  t.strictSame(new Set(anew.map(({ status }) => status)), new Set(present.length > 0 ? [200] : []));
  const after = await Promise.all(present.map((id) => ask(port, 'innocent', id)));
  const overwritten = after.filter((answer) => answer.status !== 200 || taskOf(answer).title !== 'NEW');
  figure(
    `${refused.length} of ${TASKS} were 503, and ${neighbours.length} of ${slow.length} of the other user's; ` +
      `${overwritten.length} of ${present.length} overwritten; ${left.length} still running`,
  );
  t.ok(neighbours.length > 0, 'the neighbour is slow');
  t.strictSame(overwritten, []);
  t.strictSame(left, []);
  if (locked)
    t.equal(taskOf(await ask(port, 'neighbour', String(locked.ids[0]))).title, 'task 1', 'what was 503 did not happen');
}

for (const scene of SCENES) {
  const { neighbour, method, pool, way } = scene;
  const skip = noPostgres || (!scene.isShort && onlyInFull) || (way === 'PgBouncer' && noPgBouncer);
  t.test(`${method} beside ${neighbour}, pool of ${pool}, ${way}`, { skip }, (t) => play(t, scene));
}
