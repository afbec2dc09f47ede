import pg from 'pg';
import t from 'tap';
import { databaseProblem } from '../../src/database/failures.ts';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { failureOf, open, scratchDatabase, withoutServer } from './scratch.ts';

/** What PostgreSQL does to whoever is asleep in the database. */
const interventions = ['pg_terminate_backend', 'pg_cancel_backend'];

t.test('a query that is broken off, a query that takes too long', { skip: withoutServer }, async (t) => {
  const url = await scratchDatabase(t);
  const admin = new pg.Client(url);
  await admin.connect();
  t.teardown(() => admin.end());

  /** Breaks off the sleeper as soon as there is one. */
  const interfere = async (how: string): Promise<void> => {
    const sql = `SELECT ${how}(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'active' AND wait_event = 'PgSleep'`;
    while ((await admin.query(sql)).rowCount === 0);
  };

  const { pool, prisma } = await open(t, { DATABASE_URL: url, DATABASE_TIMEOUT_MS: '60000' });
  const sleeps: [name: string, sleep: () => Promise<unknown>][] = [
    ['raw SQL', () => prisma.$queryRaw`SELECT 1 FROM pg_sleep(60)`],
    ['the pool', () => pool.query('SELECT pg_sleep(60)')],
  ];
  for (const how of interventions) {
    for (const [name, sleep] of sleeps) {
      const [error] = await Promise.all([failureOf(sleep()), interfere(how)]);
      t.match(databaseProblem(error), { status: 503, cause: error }, `${how}, ${name}`);
    }
  }
  const hasty = await open(t, { DATABASE_URL: url, DATABASE_TIMEOUT_MS: '100' });
  const error = await failureOf(hasty.pool.query('SELECT pg_sleep(60)'));
  t.match(databaseProblem(error), { status: 503, cause: error }, 'too long');
  t.match(await pool.query('SELECT 1 AS one'), { rows: [{ one: 1 }] }, 'and then it goes on');
});

t.test('two writes that cannot be settled', { skip: withoutServer }, async (t) => {
  const url = await scratchDatabase(t);
  await applyMigrations({ connectionString: url });
  const { prisma, pool } = await open(t, { DATABASE_URL: url });
  await prisma.user.create({ data: { id: 'ada', created_at: new Date() } });
  const change = { where: { id: 'ada' }, data: { created_at: new Date() } };
  const transaction = prisma.$transaction(
    async (within) => {
      await within.user.findMany();
      await pool.query(`UPDATE users SET created_at = now()`);
      await within.user.update(change);
    },
    { isolationLevel: 'Serializable' },
  );
  const error = await failureOf(transaction);
  t.match(databaseProblem(error), { status: 503, message: 'Other requests were changing the same. Try again.' });
});
