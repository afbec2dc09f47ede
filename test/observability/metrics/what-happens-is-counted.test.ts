import t from 'tap';
import { tokenRefused } from '../../../src/auth/refusal.ts';
import type { Verified, VerifyToken } from '../../../src/auth/verifier.ts';
import { readRepeated } from '../../../src/database/raw/index.ts';
import { unavailable } from '../../../src/problems/index.ts';
import { taskIn } from '../../helpers/answers.ts';
import { newUser } from '../../helpers/app.ts';
import { scrape, startObserved } from './observed.ts';

const ON = { METRICS_PORT: '0' };

t.test('requests count by operation and status, their time in seconds', async (t) => {
  const { app, port } = await startObserved(t, ON);
  const alice = newUser(app);
  const { id } = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } }));
  await alice.request({ url: 'tasks' });
  await alice.request({ url: 'tasks?limit=5' });
  await alice.request({ url: 'tasks?limit=0' });
  await alice.request({ method: 'DELETE', url: `tasks/${id}` });
  await alice.request({ url: '/nowhere' });
  await alice.request({ url: '/api/me/%zz' });
  const samples = await scrape(port);
  for (const [labels, want] of [
    ['operation="createTask",status="201"', 1],
    ['operation="listTasks",status="200"', 2],
    ['operation="listTasks",status="400"', 1],
    ['operation="deleteTask",status="204"', 1],
    ['operation="none",status="404"', 1],
    ['operation="none",status="400"', 1],
  ] as const) {
    t.equal(samples.get(`taskpact_request_duration_seconds_count{${labels}}`), want, labels);
    const bucket = `taskpact_request_duration_seconds_bucket{le="+Inf",${labels}}`;
    t.equal(samples.get(bucket), want, bucket);
    const sum = samples.get(`taskpact_request_duration_seconds_sum{${labels}}`) ?? -1;
    // A URL that cannot be read is refused before anyone looks at the clock.
    const least = labels.endsWith('none",status="400"') ? 0 : Number.MIN_VALUE;
    t.ok(sum >= least && sum < 60, `${labels}: ${sum} are seconds`);
  }
  const text = [...samples.keys()].join('\n');
  t.notMatch(text, alice.id);
  t.notMatch(text, id);
});

t.test('tokens count by outcome, whether the verifier answers at once or later', async (t) => {
  const ALICE: Verified = { subject: 'alice', expires: 4e9, owners: [], scopes: undefined };
  const answers: Record<string, VerifyToken> = {
    good: () => ALICE,
    'good-later': async () => ALICE,
    bad: () => {
      throw tokenRefused('The token is not a JWT.');
    },
    'bad-later': async () => {
      throw tokenRefused('The token is not a JWT.');
    },
    'away-later': async () => {
      throw unavailable('The keys cannot be reached.');
    },
  };
  const { app, port } = await startObserved(t, ON, (token) => (answers[token] as VerifyToken)(token));
  const send = async (token: string): Promise<number> => {
    const headers = { authorization: `Bearer ${token}` };
    return (await app.inject({ url: '/api/alice/tasks', headers })).statusCode;
  };
  const statuses = await Promise.all(Object.keys(answers).map(send));
  t.strictSame(statuses, [200, 200, 401, 401, 503]);
  const samples = await scrape(port);
  for (const [outcome, want] of Object.entries({ accepted: 2, refused: 2, unavailable: 1 })) {
    t.equal(samples.get(`taskpact_token_verifications_total{outcome="${outcome}"}`), want, outcome);
  }
});

t.test('a read that is repeated counts, as long as the service runs', async (t) => {
  const { app, port } = await startObserved(t, ON);
  const repeats = async () => (await scrape(port)).get('taskpact_database_retries_total');
  t.equal(await repeats(), 0);
  readRepeated.publish({});
  readRepeated.publish({});
  t.equal(await repeats(), 2);
  await app.close();
  t.notOk(readRepeated.hasSubscribers);
});

t.test('a request that is refused because of overload counts', async (t) => {
  const { app, port, database } = await startObserved(t, { ...ON, DATABASE_POOL_SIZE: '1', OVERLOAD_DELAY_MS: '2000' });
  const only = await database.pool.connect();
  const asked = Promise.all(Array.from({ length: 200 }, () => newUser(app).request({ url: 'tasks' })));
  await newUser(app).request({ url: '/health/live' });
  only.release();
  const refused = (await asked).filter(({ statusCode }) => statusCode === 503).length;
  t.ok(refused > 0, `${refused} were refused`);
  t.equal((await scrape(port)).get('taskpact_overload_refusals_total'), refused);
});

t.test('the metrics of Node and of the process are there', async (t) => {
  const { port } = await startObserved(t, ON);
  const samples = await scrape(port);
  for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_cpu_seconds_total', 'process_resident_memory_bytes'])
    t.type(samples.get(name), 'number', name);
});
