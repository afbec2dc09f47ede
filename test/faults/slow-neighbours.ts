import pg from 'pg';
import type { Test } from 'tap';
import { type Answer, ask } from './ask.ts';

/** Enough text to be searched for seconds: 150 MB. */
const SEARCHED = { tasks: 15_000, characters: 5000 };

const now = "'2026-11-20T10:00:00Z'";

/**
 * Stores tasks past the service.
 * @param admin a connection of the owner of the tables
 * @param owner whose
 * @param count how many
 * @param description an SQL expression
 * @returns their ids
 */
export async function seedTasks(
  admin: pg.Client,
  owner: string,
  count: number,
  description = 'NULL',
): Promise<string[]> {
  await admin.query(`INSERT INTO users VALUES ($1, ${now}) ON CONFLICT DO NOTHING`, [owner]);
  const { rows } = await admin.query<{ id: string }>(
    `INSERT INTO tasks (user_id, id, title, search_title, description, search_description, created_at, updated_at)
     SELECT $1, gen_random_uuid(), 'task ' || n, 'task ' || n, ${description}, ${description}, ${now}, ${now}
     FROM generate_series(1, $2::integer) n RETURNING id`,
    [owner, count],
  );
  return rows.map(({ id }) => id);
}

/**
 * Tasks whose rows somebody else holds locked, past the service.
 * @param t the test that it ends with
 * @param admin a connection of the owner of the tables
 * @param url of the database
 * @param owner whose tasks they are; their titles are `task 1` and so on
 * @param count how many
 */
export async function lockTasks(
  t: Test,
  admin: pg.Client,
  url: string,
  owner: string,
  count: number,
): Promise<{ ids: readonly string[]; release(): Promise<void> }> {
  const ids = await seedTasks(admin, owner, count);
  const locker = new pg.Client({ connectionString: url, application_name: 'the lock' });
  await locker.connect();
  t.teardown(() => locker.end());
  await locker.query('BEGIN');
  await locker.query('SELECT FROM tasks WHERE user_id = $1 FOR UPDATE', [owner]);
  return {
    ids,
    async release() {
      await locker.query('ROLLBACK');
    },
  };
}

/**
 * Stores so much that a search takes seconds.
 * @param admin a connection of the owner of the tables
 * @param owner whose
 */
export async function seedSearched(admin: pg.Client, owner: string): Promise<void> {
  await seedTasks(admin, owner, SEARCHED.tasks, `repeat('ж', ${SEARCHED.characters})`);
}

/**
 * Ten searches at once, each of which takes seconds.
 * @param admin a connection of the owner of the tables
 * @param port of the service
 * @param owner who searches
 */
export async function slowSearches(admin: pg.Client, port: number, owner: string): Promise<Promise<Answer>[]> {
  await seedSearched(admin, owner);
  return Array.from({ length: 10 }, () => ask(port, owner, '?q=zz'));
}
