import { randomUUID } from 'node:crypto';
import t, { type Test } from 'tap';
import type { Client } from '../../../src/database/client.ts';
import type { Database } from '../../../src/database/index.ts';
import { callOf, textAt } from '../../../src/database/raw/index.ts';
import { openTestDatabase } from '../../helpers/database.ts';
import { statementOf } from '../../helpers/statement.ts';
import { config, failureOf } from '../scratch.ts';

/** Users are the simplest rows there are: those of the test's own are called by its owner and a number. */
const INSERT = statementOf('write', `INSERT INTO users (id, created_at) VALUES ($1 || ' ' || $2, now())`);
const COUNT = statementOf('read', `SELECT count(*) FROM users WHERE id LIKE $1 || ' %'`);
const insert = (value: unknown) => ({ statement: INSERT, values: [value] });

const newOwner = (): string => `joined ${randomUUID()}`;

const countBy = async (client: Pick<Client, '$rows'>, owner: string): Promise<number> => {
  const [row] = await client.$rows(COUNT, owner, {});
  return Number(row && textAt(row, 0));
};

const nameBy = (client: Client, owner: string, number: number) =>
  client.forUser(owner).user.create({ data: { id: `${owner} ${number}`, created_at: new Date() } });

const PREPARED = [{ DATABASE_PREPARED_STATEMENTS: 'true' }, { DATABASE_PREPARED_STATEMENTS: 'false' }];

async function open(t: Test, environment: Record<string, string> = {}): Promise<Database> {
  const database = await openTestDatabase(t, config(environment));
  t.teardown(() => database.close());
  return database;
}

for (const environment of PREPARED) {
  t.test(`both lanes see what the other did, and nobody else does: ${JSON.stringify(environment)}`, async (t) => {
    const { prisma, kind } = await open(t, environment);
    const owner = newOwner();
    await prisma.together(owner, async (bound) => {
      await bound.$rowsOf(owner, [insert(1), insert(2)]);
      t.equal(await bound.forUser(owner).user.count({ where: { id: { startsWith: `${owner} ` } } }), 2);
      await bound.inTransaction(owner, (tx) => tx.user.create({ data: { id: `${owner} 3`, created_at: new Date() } }));
      await nameBy(bound, owner, 4);
      t.equal(await countBy(bound, owner), 4);
      // The embedded database has one connection, which this transaction has.
      if (kind === 'PostgreSQL') t.equal(await countBy(prisma, owner), 0);
    });
    t.equal(await countBy(prisma, owner), 4);
  });

  t.test(`an error undoes what both lanes did: ${JSON.stringify(environment)}`, async (t) => {
    const { prisma, pool } = await open(t, environment);
    const owner = newOwner();
    const mistake = new Error('of the handler');
    const failure = prisma.together(owner, async (bound) => {
      await bound.$rowsOf(owner, [insert(1)]);
      await nameBy(bound, owner, 2);
      throw mistake;
    });
    t.equal(await failureOf(failure), mistake);
    t.equal(await countBy(prisma, owner), 0);
    t.equal(pool.idleCount, pool.totalCount, 'every connection is back in the pool');
  });
}

t.test('a statement of the fast lane that fails is undone by itself, and the transaction goes on', async (t) => {
  const { prisma } = await open(t);
  const owner = newOwner();
  await prisma.together(owner, async (bound) => {
    await bound.$rowsOf(owner, [insert(1)]);
    t.match(await failureOf(bound.$rowsOf(owner, [insert(2), insert(3), insert(1)])), { code: '23505' });
    await bound.$rowsOf(owner, [insert(4)]);
  });
  const kept = await prisma.user.findMany({ where: { id: { startsWith: `${owner} ` } }, orderBy: { id: 'asc' } });
  t.strictSame(
    kept.map(({ id }) => id),
    [`${owner} 1`, `${owner} 4`],
  );
});

t.test('statements that nobody waited for are run in the order of the calls, and are part of it', async (t) => {
  const { prisma } = await open(t);
  const owner = newOwner();
  const moments = statementOf(
    'write',
    `INSERT INTO users (id, created_at) SELECT $1 || ' ' || count(*), now() FROM users
    WHERE id LIKE $1 || ' %' RETURNING id, $2::integer`,
  );
  const given = await prisma.together(owner, async (bound) => {
    void bound.forUser(owner).user.count().then();
    return Array.from({ length: 20 }, (_, index) => bound.$rowsOf(owner, [{ statement: moments, values: [index] }]));
  });
  const rows = (await Promise.all(given)).flat(2);
  t.strictSame(
    rows.map(({ fields }) => fields),
    Array.from({ length: 20 }, (_, index) => [`${owner} ${index}`, String(index)]),
  );
  t.equal(await countBy(prisma, owner), 20);
});

t.test('after a model call that failed nothing is kept, and that failure is the one that is told', async (t) => {
  const { prisma } = await open(t);
  const owner = newOwner();
  const failure = prisma.together(owner, async (bound) => {
    await bound.$rowsOf(owner, [insert(1)]);
    for (const call of [
      () => nameBy(bound, owner, 1),
      () => nameBy(bound, owner, 2),
      () => bound.$rowsOf(owner, [insert(3)]),
    ])
      t.match(await failureOf(call()), { code: 'P2002' });
  });
  t.match(await failureOf(failure), { code: 'P2002' });
  t.equal(await countBy(prisma, owner), 0);
});

t.test('what is joined runs in place of a statement, or nothing does', async (t) => {
  const { prisma } = await open(t);
  const owner = newOwner();
  const alone = { ...INSERT, slots: ['unused', 'number'] };
  const another = { ...alone, joined: { ...INSERT, slots: ['number'] } };
  const none = { ...alone, joined: null };
  const values = { unused: 'never', number: 7 };
  await prisma.together(owner, async (bound) => {
    t.strictSame(await bound.$rowsOf(owner, [callOf(none, values)]), [[]]);
    const answers = await bound.$rowsOf(owner, [
      callOf(none, values),
      callOf(another, values),
      { statement: COUNT, values: [] },
    ]);
    t.strictSame(
      answers.map((rows) => rows.map(({ fields }) => fields)),
      [[], [], [['1']]],
    );
  });
  t.strictSame(await prisma.user.count({ where: { id: `${owner} 7` } }), 1);
});

t.test('a call for another user is refused, and so is one when the transaction has ended', async (t) => {
  const { prisma } = await open(t);
  const [owner, other] = [newOwner(), newOwner()];
  const kept = await prisma.together(owner, async (bound) => {
    await t.rejects(bound.$rowsOf(other, [insert(1)]), { message: /another user/ });
    await t.rejects(bound.$rows(COUNT, other, {}), { message: /another user/ });
    await t.rejects(
      bound.inTransaction(other, async () => {}),
      { message: /another user/ },
    );
    t.throws(() => bound.forUser(other), { message: /another user/ });
    return bound;
  });
  await t.rejects(kept.$rowsOf(owner, [insert(1)]), { message: 'The transaction has ended' });
  await t.rejects(nameBy(kept, owner, 2), { message: 'The transaction has ended' });
  t.equal(await countBy(prisma, owner), 0);
});
