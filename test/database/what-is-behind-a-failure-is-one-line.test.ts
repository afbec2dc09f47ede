import t from 'tap';
import { databaseProblem } from '../../src/database/failures.ts';
import type { Database } from '../../src/database/index.ts';
import { reasonOf } from '../../src/database/reason.ts';
import { failureOf, open } from './scratch.ts';

/** Of these Prisma's adapter keeps no more than a word. */
const throughPrisma: ((database: Database) => Promise<unknown>)[] = [
  ({ prisma }) => prisma.user.findFirst(),
  ({ prisma }) => prisma.$queryRaw`SELECT 1`,
];

const asks: ((database: Database) => Promise<unknown>)[] = [
  ({ pool }) => pool.query('SELECT 1'),
  ({ prisma }) =>
    prisma.$rowsOf('ada', [{ statement: { kind: 'read', name: '', text: 'SELECT $1::text', slots: [] }, values: [] }]),
];

const places: [url: string, want: RegExp][] = [
  ['postgresql://ada:secret@127.0.0.1:1/tasks', /^connect ECONNREFUSED 127\.0\.0\.1:1$/],
  ['postgresql://ada:secret@localhost:1/tasks', /^connect ECONNREFUSED .*:1(, connect ECONNREFUSED .*:1)?$/],
  ['postgresql://ada:secret@no-such-host.invalid/tasks', /^getaddrinfo E\w+ no-such-host\.invalid$/],
];
for (const [url, want] of places) {
  t.test(new URL(url).host, async (t) => {
    const database = await open(t, { DATABASE_URL: url });
    for (const ask of asks) t.match(reasonOf(await failureOf(ask(database))), want);
    for (const ask of throughPrisma) t.equal(reasonOf(await failureOf(ask(database))), 'DatabaseNotReachable');
  });
}

t.test('what the server says has its code', async (t) => {
  const refusal = Object.assign(new Error('password authentication\n failed'), { code: '28P01' });
  t.equal(reasonOf(new Error('of Prisma', { cause: refusal })), 'password authentication failed (28P01)');
});

t.test('what a login or TLS breaks off with has none, and is 503 all the same', async (t) => {
  const failures = [
    new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'),
    new Error('The server does not support SSL connections'),
    Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
  ];
  for (const failure of failures) {
    t.match(databaseProblem(failure), { status: 503 });
    t.equal(reasonOf(failure), failure.message);
  }
});

t.test('what is no error has a line, too', async (t) => {
  t.equal(reasonOf(undefined), 'something that is no error was thrown');
});
