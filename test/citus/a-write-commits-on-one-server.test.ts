/** A write that Citus commits in two phases needs every server that took part, and one that it splits needs all of them. */
import t from 'tap';
import { runSql } from '../database/sql.ts';
import { taskIn } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { CLUSTER, withoutCluster } from './cluster.ts';

const NEEDS_CLUSTER = { skip: withoutCluster };

const { TEST_DATABASE_URL = '' } = process.env;

/** The transactions that the server which takes the requests committed in two phases, lately. */
const twoPhased = async (): Promise<Set<string>> =>
  new Set(
    (await runSql<{ gid: string }>(TEST_DATABASE_URL, 'SELECT gid FROM pg_dist_transaction')).map(({ gid }) => gid),
  );

/** How many there are of them after something that there were not before. */
async function twoPhasesOf(action: () => Promise<unknown>): Promise<number> {
  const before = await twoPhased();
  await action();
  return [...(await twoPhased())].filter((gid) => !before.has(gid)).length;
}

t.test('two phases are seen where there are some', NEEDS_CLUSTER, async (t) => {
  const names = Array.from({ length: 40 }, (_, number) => `('many-${number}', now())`);
  const many = `INSERT INTO users (id, created_at) VALUES ${names} ON CONFLICT DO NOTHING`;
  t.not(await twoPhasesOf(() => runSql(TEST_DATABASE_URL, many)), 0, 'rows of users on several servers');
});

t.test('no write of a user needs them', NEEDS_CLUSTER, async (t) => {
  const { app } = await startApp(t);
  const create = (key?: string) => ({
    method: 'POST' as const,
    url: 'tasks',
    payload: { title: 'Buy milk' },
    headers: key === undefined ? {} : { 'idempotency-key': key },
  });
  // Users on every server.
  for (let turn = 0; turn < 20; turn += 1) {
    const [alice, bob] = [newUser(app), newUser(app)];
    const phases = await twoPhasesOf(async () => {
      const { id } = taskIn(await alice.request(create()));
      const url = `tasks/${id}`;
      for (const [request, want] of [
        [create(), 201],
        [create('key'), 201],
        [create('key'), 201],
        [{ method: 'PATCH', url, payload: { position: 2 } }, 200],
        [{ method: 'PUT', url, payload: { title: 'Buy bread' } }, 200],
        [{ method: 'PATCH', url: `${url}/complete` }, 200],
        [{ method: 'DELETE', url }, 204],
      ] as const) {
        t.equal((await alice.request(request)).statusCode, want);
      }
      t.equal((await bob.request(create('key'))).statusCode, 201, 'the first write with a key');
    });
    t.equal(phases, 0);
  }
});

t.test('what a user has is on one server', NEEDS_CLUSTER, async (t) => {
  const groups = await runSql(
    CLUSTER,
    "SELECT DISTINCT colocation_id FROM citus_tables WHERE citus_table_type = 'distributed'",
  );
  t.equal(groups.length, 1);
});
