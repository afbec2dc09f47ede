/** What scripts do with the rows of all users, one after another, past the service. */
import type pg from 'pg';
import { USER_SETTING } from './raw/index.ts';

/** Users per page. */
const USERS = 1000;

/**
 * Runs work on the rows of one user as a transaction, which row-level security lets through.
 * @param pool connections of a role that may write the tables
 * @param owner the user id
 * @param work gets the connection
 */
export async function asUser<Result>(
  pool: pg.Pool,
  owner: string,
  work: (client: pg.ClientBase) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let isThrough = false;
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('${USER_SETTING}', $1, true)`, [owner]);
    const result = await work(client);
    await client.query('COMMIT');
    isThrough = true;
    return result;
  } finally {
    // One that failed is closed, which rolls back.
    client.release(!isThrough);
  }
}

/**
 * All users, page by page.
 * @param pool connections of a role that sees them
 */
export async function* usersOf(pool: pg.Pool): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const { rows } = await pool.query<{ id: string }>(`SELECT id FROM users WHERE id > $1 ORDER BY id LIMIT ${USERS}`, [
      after,
    ]);
    for (const { id } of rows) yield id;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
