import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import t, { type Test } from 'tap';
import { databaseProblem } from '../../src/database/failures.ts';
import type { Database } from '../../src/database/index.ts';
import { connectSometime, failureOf, open, openEmbeddedCopy } from './scratch.ts';

/** The kinds of asking, each with errors of its own shape. */
const asks: [name: string, ask: (database: Database) => Promise<unknown>][] = [
  ['a model', ({ prisma }) => prisma.user.findFirst()],
  ['raw SQL', ({ prisma }) => prisma.$queryRaw`SELECT 1`],
  ['a transaction', ({ prisma }) => prisma.$transaction((within) => within.user.findFirst())],
  ['the pool', ({ pool }) => pool.query('SELECT 1')],
];

async function allAreUnavailable(t: Test, database: Database): Promise<void> {
  for (const [name, ask] of asks) {
    const error = await failureOf(ask(database));
    t.match(databaseProblem(error), { status: 503, code: 'UNAVAILABLE', cause: error }, name);
  }
}

/** Something that accepts connections and is no PostgreSQL. */
async function impostor(t: Test, serve: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => serve(socket.on('error', () => {})));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.teardown(() => server.close());
  return `postgresql://ada@127.0.0.1:${(server.address() as AddressInfo).port}/tasks`;
}

const places: [name: string, url: (t: Test) => Promise<string>][] = [
  ['nobody listens', async () => 'postgresql://ada@127.0.0.1:1/tasks'],
  ['nobody listens, by name', async () => 'postgresql://ada@localhost:1/tasks'],
  ['there is no such host', async () => 'postgresql://ada@no-such-host.invalid/tasks'],
  ['there is no such socket', async () => 'postgresql://ada@localhost/tasks?host=/no/such/folder'],
  ['it never answers', (t) => impostor(t, (socket) => t.teardown(() => socket.destroy()))],
  ['it hangs up', (t) => impostor(t, (socket) => socket.end())],
  ['it resets', (t) => impostor(t, (socket) => socket.resetAndDestroy())],
];
for (const [name, url] of places) {
  t.test(name, async (t) => {
    const environment = { DATABASE_URL: await url(t), DATABASE_TIMEOUT_MS: '200' };
    await allAreUnavailable(t, await open(t, environment));
  });
}

t.test('all connections are taken', async (t) => {
  const database = await openEmbeddedCopy(t, { DATABASE_TIMEOUT_MS: '100' });
  const client = await connectSometime(database.pool);
  await allAreUnavailable(t, database);
  client.release();
  await t.resolves(database.ping());
});

t.test('it is closed', async (t) => {
  const database = await openEmbeddedCopy(t);
  await database.close();
  await allAreUnavailable(t, database);
});

t.test('the answer tells nothing about the inside', async (t) => {
  const { pool } = await open(t, { DATABASE_URL: 'postgresql://ada:secret@127.0.0.1:1/tasks' });
  const error = await failureOf(pool.query('SELECT 1'));
  t.match(databaseProblem(error), { message: 'The database cannot be reached.', headers: { 'retry-after': '1' } });
});
