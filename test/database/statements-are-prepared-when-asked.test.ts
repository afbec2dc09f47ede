import type { Test } from 'tap';
import t from 'tap';
import { openEmbeddedCopy } from './scratch.ts';

/** The names of the statements that are prepared after a few calls on the one connection. */
async function names(t: Test, prepared: boolean): Promise<string[]> {
  const { pool, prisma } = await openEmbeddedCopy(t, { DATABASE_PREPARED_STATEMENTS: String(prepared) });
  for (const id of ['ada', 'bob']) await prisma.user.findUnique({ where: { id } });
  await prisma.user.count();
  const { rows } = await pool.query<{ name: string }>('SELECT name FROM pg_prepared_statements');
  return rows.map(({ name }) => name);
}

t.test('one a statement, however often it runs, with names that PostgreSQL does not cut', async (t) => {
  const prepared = await names(t, true);
  t.equal(prepared.length, 2);
  t.equal(new Set(prepared).size, 2);
  for (const name of prepared) t.match(name, /^p_[\w-]{43}$/);
});

t.test('none when they are turned off', async (t) => {
  t.same(await names(t, false), []);
});
