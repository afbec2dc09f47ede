import t from 'tap';
import { createTaskpact, newId, type Taskpact, unwrap } from 'taskpact-client';
import { newUser, startOwnApp } from '../helpers/app.ts';
import { listen } from '../helpers/raw.ts';
import { createReplica, type Replica } from '../helpers/replica.ts';
import { startCutter } from './cutter.ts';

/** How many connections are cut; by hand with more, as `CUTS=10000 READERS=48 npm test -- --timeout=3600` and this file's path. */
const CUTS = Number(process.env.CUTS ?? 30);

/** How many clients follow, and of how many users. */
const READERS = Number(process.env.READERS ?? 8);
const USERS = Math.ceil(READERS / 8);

/** The headers and some changes. */
const MOST_BYTES = 6000;

/** The last thing that a user makes: who got it has everything before it. */
const LAST = 'the last one';

/** Creates, changes and deletes, until it is enough. */
async function write({ tasks, projects }: Taskpact, isEnough: () => boolean): Promise<void> {
  const ids: string[] = [];
  while (!isEnough()) {
    const id = newId();
    unwrap(await tasks.put(id, { title: `Größe 👍 ${ids.length}` }));
    ids.push(id);
    const other = ids[Math.floor(Math.random() * ids.length)] ?? id;
    unwrap(await tasks.update(other, (task) => ({ description: `${task.version}`, is_completed: !task.is_completed })));
    if (ids.length < 20) unwrap(await projects.create({ name: `Project ${ids.length}` }));
    else unwrap(await tasks.delete(ids.splice(Math.floor(Math.random() * ids.length), 1)[0] ?? id));
  }
  unwrap(await tasks.create({ title: LAST }));
}

/** Follows until the last one; gives what it holds then. */
async function follow({ changes }: Taskpact): Promise<Replica> {
  const replica = createReplica();
  for await (const { change } of changes.stream()) {
    replica.take(change);
    if (change.resource === 'task' && change.type === 'upserted' && change.data.title === LAST) break;
  }
  return replica;
}

t.test(`${CUTS} cuts at random bytes`, async (t) => {
  const { app } = await startOwnApp(t, { STREAMS_PER_USER: '1000' });
  const port = await listen(app);
  const cutter = await startCutter(t, port, CUTS, MOST_BYTES);
  const users = Array.from({ length: USERS }, () => newUser(app));
  const clientOf = (baseUrl: string, index: number): Taskpact =>
    createTaskpact({ baseUrl, token: () => users[index % USERS]?.token ?? '' });
  const direct = users.map((_, index) => clientOf(`http://127.0.0.1:${port}`, index));
  const following = Array.from({ length: READERS }, (_, index) => follow(clientOf(cutter.url, index)));
  await Promise.all(direct.map((api) => write(api, () => cutter.cuts() >= CUTS)));
  const replicas = await Promise.all(following);
  const digests = await Promise.all(direct.map(async ({ changes }) => unwrap(await changes.digest())));
  for (const [index, replica] of replicas.entries()) {
    t.strictSame(replica.stale, [], `reader ${index} of ${replica.taken()} changes`);
    t.match(digests[index % USERS], replica.digest());
  }
  t.comment(`${cutter.cuts()} cuts, ${replicas.reduce((sum, { taken }) => sum + taken(), 0)} changes`);
});
