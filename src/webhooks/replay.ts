/** What was told is told again. */
import type pg from 'pg';
import { asUser, usersOf } from '../database/each-user.ts';

/** The number of the first change of a user since a moment: SQL with the user as `$1` and the moment as `$2`. */
const FIRST_SINCE = `SELECT least(
    (SELECT min(change_seq) FROM projects WHERE user_id = $1 AND updated_at >= $2),
    (SELECT min(change_seq) FROM tasks WHERE user_id = $1 AND updated_at >= $2),
    (SELECT min(change_seq) FROM tombstones WHERE user_id = $1 AND deleted_at >= $2)
  ) AS number`;

/** Who tells at the moment loses the lease, and writes nothing over it. */
const SET_BACK = `UPDATE webhook_cursors SET done_seq = least(done_seq, $2::bigint - 1), position = NULL,
    attempts = 0, failing = NULL, next_attempt_at = NULL, lease = NULL, leased_until = NULL WHERE user_id = $1`;

/**
 * Lets the receiver be told again of everything that was changed since a moment, and also of what was not told since it answered 410.
 * @param pool connections of a role that sees all users
 * @param since the moment
 * @returns of how many users
 */
export async function replay(pool: pg.Pool, since: Date): Promise<number> {
  let users = 0;
  for await (const owner of usersOf(pool)) {
    users += await asUser(pool, owner, async (client) => {
      const { rows } = await client.query<{ number: string | null }>(FIRST_SINCE, [owner, since]);
      const number = rows[0]?.number ?? null;
      return number === null ? 0 : ((await client.query(SET_BACK, [owner, number])).rowCount ?? 0);
    });
  }
  await pool.query('UPDATE webhook_state SET stopped_for = NULL WHERE id = $1', [1]);
  return users;
}
