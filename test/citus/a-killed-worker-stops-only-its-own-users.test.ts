/** Kills a worker while users write, by the command that `npm run test:citus -- --kill` got, and brings it back by that of `--revive`. */
import { exec } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import t from 'tap';
import { clusterNodes, urlAt } from '../../scripts/check/citus/nodes.ts';
import { runSql } from '../database/sql.ts';
import { pageIn, taskIn } from '../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../helpers/app.ts';
import { CLUSTER, withoutCluster } from './cluster.ts';

const { TEST_CITUS_KILL = '', TEST_CITUS_REVIVE = '' } = process.env;

const skip =
  withoutCluster ||
  (!(TEST_CITUS_KILL && TEST_CITUS_REVIVE) &&
    'kills a worker: npm run test:citus -- --kill <command> --revive <command>');

const USERS = 40;

/** For how long everybody writes before and after the kill, in milliseconds. */
const BEFORE_MS = 2000;
const AFTER_MS = 4000;

interface Writer {
  readonly user: TestUser;
  readonly port: number;
  /** The versions that were acknowledged, by id. */
  readonly acknowledged: Map<string, number>;
  /** How often a status came after the kill. */
  readonly after: Map<number, number>;
}

const run = promisify(exec);

/** The port of the server that a user's rows are on. */
async function placeOf(user: string): Promise<number> {
  const [place] = await runSql<{ port: number }>(
    CLUSTER,
    `SELECT nodeport AS port FROM citus_shards WHERE shardid = get_shard_id_for_distribution_column('users', '${user}')`,
  );
  return place?.port ?? 0;
}

/** The ports of the servers that do not answer. */
async function deadPorts(): Promise<number[]> {
  const checks = (await clusterNodes(CLUSTER)).map(async (node) =>
    runSql(urlAt(CLUSTER, node), 'SELECT 1').then(
      () => [],
      () => [node.port],
    ),
  );
  return (await Promise.all(checks)).flat();
}

/** Creates with a key, changes, creates without one, over and over. */
async function write(
  { user, acknowledged, after }: Writer,
  isAfter: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  for (let turn = 0; !signal.aborted; turn += 1) {
    const killed = isAfter();
    const headers = turn % 2 === 0 ? { 'idempotency-key': `key-${turn}` } : {};
    const created = await user.request({ method: 'POST', url: 'tasks', payload: { title: `${turn}` }, headers });
    const answers = [created.statusCode];
    if (created.statusCode === 201) {
      const { id } = taskIn(created);
      acknowledged.set(id, 1);
      const changed = await user.request({ method: 'PATCH', url: `tasks/${id}`, payload: { position: 1 } });
      if (changed.statusCode === 200) acknowledged.set(id, 2);
      answers.push(changed.statusCode);
    } else await sleep(50);
    if (killed) for (const status of answers) after.set(status, (after.get(status) ?? 0) + 1);
  }
}

/** How many acknowledged states are not there. */
async function lossesOf({ user, acknowledged }: Writer): Promise<number> {
  let lost = 0;
  for (const [id, version] of acknowledged) {
    const answer = await user.request({ url: `tasks/${id}` });
    if (answer.statusCode !== 200 || taskIn(answer).version < version) lost += 1;
  }
  return lost;
}

t.test(
  'users of the other workers are served, and nothing acknowledged is lost',
  { skip, timeout: 300_000 },
  async (t) => {
    const { app } = await startApp(t, { DATABASE_TIMEOUT_MS: '5000' });
    const writers: Writer[] = [];
    for (let number = 0; number < USERS; number += 1) {
      const user = newUser(app);
      writers.push({ user, port: await placeOf(user.id), acknowledged: new Map(), after: new Map() });
    }
    const end = new AbortController();
    let isKilled = false;
    const writing = Promise.all(writers.map((writer) => write(writer, () => isKilled, end.signal)));
    await sleep(BEFORE_MS);
    await run(TEST_CITUS_KILL);
    isKilled = true;
    await sleep(AFTER_MS);
    const dead = await deadPorts();
    t.equal(dead.length, 1, 'one worker is dead');
    end.abort();
    await writing;
    const [struck, others] = [true, false].map((isStruck) =>
      writers.filter(({ port }) => dead.includes(port) === isStruck),
    ) as [Writer[], Writer[]];
    const tally = (some: Writer[]): Record<string, number> => {
      const sum: Record<string, number> = {};
      for (const { after } of some) {
        for (const [status, count] of after) sum[status] = (sum[status] ?? 0) + count;
      }
      return sum;
    };
    t.ok(struck.length > 0 && others.length > 0, 'users on both');
    t.strictSame(Object.keys(tally(others)), ['200', '201'], 'the others had no error');
    t.strictSame(
      Object.keys(tally(struck)).filter((status) => !['200', '201', '503'].includes(status)),
      [],
      'those of the dead worker got 503',
    );
    await run(TEST_CITUS_REVIVE);
    for (const { user } of struck) {
      let answer = await user.request({ url: 'tasks' });
      for (let tries = 0; answer.statusCode !== 200 && tries < 60; tries += 1) {
        await sleep(500);
        answer = await user.request({ url: 'tasks' });
      }
      t.ok(pageIn(answer).meta.count > 0, 'served again');
    }
    let [lost, all] = [0, 0];
    for (const writer of writers) {
      lost += await lossesOf(writer);
      all += writer.acknowledged.size;
    }
    t.comment(`after the kill: ${others.length} others ${JSON.stringify(tally(others))}`);
    t.comment(`after the kill: ${struck.length} of the dead worker ${JSON.stringify(tally(struck))}`);
    t.comment(`${lost} of ${all} acknowledged tasks lost`);
    t.equal(lost, 0);
  },
);
