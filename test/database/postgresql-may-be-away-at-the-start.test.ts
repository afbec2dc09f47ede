import t from 'tap';
import { open, scratchDatabase, withoutServer } from './scratch.ts';

t.test('opening succeeds, asking does not, closing does', async (t) => {
  const database = await open(t, { DATABASE_URL: 'postgresql://ada:secret@127.0.0.1:1/tasks' });
  await t.rejects(database.ping(), { code: 'ECONNREFUSED' });
  await t.rejects(database.pendingMigrations(), { code: 'ECONNREFUSED' });
  await t.resolves(database.close());
});

t.test('its place is told without credentials', async (t) => {
  const { kind, location } = await open(t, { DATABASE_URL: 'postgresql://ada:secret@db.example:6543/tasks?x=1' });
  t.same({ kind, location }, { kind: 'PostgreSQL', location: 'db.example:6543/tasks' });
});

t.test('an idle connection that breaks is told and replaced', { skip: withoutServer }, async (t) => {
  const url = await scratchDatabase(t);
  const broken = new Promise<Error>((resolve) => {
    const opening = open(t, { DATABASE_URL: url }, { onError: resolve });
    opening.then(async ({ pool }) => {
      const { rows } = await pool.query('SELECT pg_backend_pid() AS pid');
      const other = await open(t, { DATABASE_URL: url });
      await other.pool.query('SELECT pg_terminate_backend($1)', [rows[0].pid]);
    });
  });
  t.match(await broken, { code: '57P01' });
  const { pool } = await open(t, { DATABASE_URL: url });
  t.match(await pool.query('SELECT 1 AS one'), { rows: [{ one: 1 }] });
});
