import pg from 'pg';
import t from 'tap';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { type Answer, faultOfUnavailable } from '../faults/ask.ts';
import { seedTasks } from '../faults/slow-neighbours.ts';
import { busy } from '../processes/busy.ts';
import { type Outcome, percentile, requestOf, sendLoad } from '../processes/load.ts';
import { measured } from '../processes/measured.ts';
import { noPostgres, startPostgres } from '../processes/postgres.ts';
import { startService } from '../processes/service.ts';

/** Seconds of each part of the load; the short form takes fewer. */
const SECONDS = Number(process.env.ATTACK_SECONDS ?? 10);
/** More than may be at work, so that it is the service that refuses, and no request waits in the client for a connection. */
const CONNECTIONS = 2000;
/** Five times the rate of lists of 200 is a rate at which the service can still refuse: of smaller answers it carries a fifth of that. */
const TASKS = 200;
/** So many that none of them waits for another request of their own: that is no overload. */
const USERS = Array.from({ length: 1000 }, (_, index) => `user-${index}`);

const withStatus = (outcomes: readonly Outcome[], status: number) =>
  outcomes.filter((outcome) => outcome.status === status);

/** How long after the beginning of a load the last refusal was due, in milliseconds; 0 without any. */
const lastRefusal = (outcomes: readonly Outcome[]): number =>
  Math.max(0, ...withStatus(outcomes, 503).map(({ at }) => at));

/** The first answer with 503 of a load. */
function firstRefusal() {
  let refusal = '';
  return {
    answered(answer: Buffer): void {
      if (refusal === '' && answer.toString('latin1', 9, 12) === '503') refusal = answer.toString('utf8');
    },
    whole(): Omit<Answer, 'ms'> {
      const [head = '', body = ''] = refusal.split('\r\n\r\n');
      const fields = head.split('\r\n').slice(1);
      const headers = new Headers(fields.map((field) => field.split(/: (.*)/).slice(0, 2) as [string, string]));
      return { status: refusal === '' ? 0 : 503, headers, body };
    },
  };
}

t.test('five times the load that it can carry', { skip: noPostgres }, async (t) => {
  const figure = measured(
    t,
    `Five times the load that it can carry, over ${CONNECTIONS} connections`,
    'what is too much is refused early with 503 and Retry-After; the p99 of what is served stays under 1 s; back to normal within 2 s',
  );
  const postgres = await startPostgres(t, { fsync: 'off' });
  await applyMigrations({ connectionString: postgres.url });
  const service = await startService(t, { DATABASE_URL: postgres.url });
  const { port } = service;
  const admin = new pg.Client(postgres.url);
  await admin.connect();
  for (const user of USERS) await seedTasks(admin, user, TASKS);
  await admin.end();
  const requests = USERS.map((user) => requestOf(port, user, `GET /api/me/tasks?limit=${TASKS}`));

  await sendLoad({ port, requests, seconds: SECONDS / 2, connections: 32 });
  const alone = await sendLoad({ port, requests, seconds: SECONDS / 2, connections: 32 });
  t.equal(withStatus(alone, 200).length, alone.length, 'a load that it can carry is served', { skip: busy });
  const rate = Math.round(alone.length / (SECONDS / 2));
  figure(`it carries ${rate} lists of ${TASKS} a second; p99 ${percentile(alone, 0.99).toFixed(0)} ms`);

  const before = await service.memory();
  const refusal = firstRefusal();
  const fivefold = { rate: 5 * rate, connections: CONNECTIONS, answered: refusal.answered };
  const flood = await sendLoad({ port, requests, seconds: SECONDS, ...fivefold });
  const [served, refused] = [withStatus(flood, 200), withStatus(flood, 503)];
  const p99 = percentile(served, 0.99);
  figure(
    `${flood.length} requests in ${SECONDS} s: ${served.length} served, p50 ${percentile(served, 0.5).toFixed(0)} ms, p99 ${p99.toFixed(0)} ms; ` +
      `${refused.length} refused, p50 ${percentile(refused, 0.5).toFixed(0)} ms; memory ${before.toFixed(0)} -> ${(await service.memory()).toFixed(0)} MiB`,
  );
  t.equal(served.length + refused.length, flood.length, 'every request was answered, with 200 or 503');
  t.ok(refused.length > 0, 'some were refused');
  t.ok(served.length > 0, 'some were served');
  t.equal(faultOfUnavailable(refusal.whole()), undefined, 'a problem document that says when to try again');
  t.ok(p99 < 1000, `the p99 of what was served is ${p99.toFixed(0)} ms`, { skip: busy });

  const after = await sendLoad({ port, requests, seconds: 4, rate: rate / 2, connections: CONNECTIONS });
  const normal = lastRefusal(after);
  figure(`back to normal ${normal.toFixed(0)} ms after`);
  t.ok(normal < 2000, `the last refusal was ${normal.toFixed(0)} ms after the flood`, { skip: busy });
  const told = service.log().map(({ msg }) => msg);
  t.comment(`the log: ${JSON.stringify(told)}`);
  t.ok(told.includes('overloaded: new requests are refused until those at work are through'));
  t.ok(told.length * 10 < refused.length, 'the log says when it begins and ends, not each refusal');
  t.equal(await service.stop(), 0);
});
