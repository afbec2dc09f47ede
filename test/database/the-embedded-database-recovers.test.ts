import t from 'tap';
import { connectSometime, openEmbeddedCopy } from './scratch.ts';

t.test('a query that takes longer than the limit is waited for: it cannot be ended', async (t) => {
  const { pool } = await openEmbeddedCopy(t, { DATABASE_TIMEOUT_MS: '100' });
  const client = await connectSometime(pool);
  await t.resolves(client.query('SELECT pg_sleep(0.5)'));
  client.release();
  t.match(await pool.query('SELECT 1 AS one'), { rows: [{ one: 1 }] });
});

const { pool, prisma } = await openEmbeddedCopy(t);

t.test('after a statement that failed, alone and in a transaction', async (t) => {
  await t.rejects(pool.query('SELEC'), { code: '42601' });
  await t.rejects(prisma.$transaction([prisma.$executeRaw`SELECT 1 / 0`]));
  t.match(await pool.query('SELECT 1 AS one'), { rows: [{ one: 1 }] });
});

t.test('after a statement that arrived in many pieces', async (t) => {
  const text = 'ä'.repeat(1_000_000);
  t.match(await pool.query('SELECT $1::text AS text', [text]), { rows: [{ text }] });
});

t.test('with many askers for its one connection, each gets its own answer', async (t) => {
  const numbers = Array.from({ length: 50 }, (_, index) => index);
  const answers = await Promise.all(
    numbers.map(async (number) => {
      if (number % 2) return (await pool.query('SELECT $1::int AS number', [number])).rows;
      return prisma.$queryRaw`SELECT ${number}::int AS number`;
    }),
  );
  t.same(
    answers,
    numbers.map((number) => [{ number }]),
  );
});
