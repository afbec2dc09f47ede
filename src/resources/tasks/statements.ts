import { TASK_COLUMNS } from '../../../generated/task-row.ts';
import { prepared, type Statement } from '../../database/raw/statement.ts';
import type { TaskFields } from './task.ts';

const NEW_COLUMNS = 'user_id, id, title, description, position, created_at, updated_at';

/** $1 owner, $2 id */
export const FIND = prepared('read', `SELECT ${TASK_COLUMNS} FROM tasks WHERE user_id = $1 AND id = $2`);

/** $1 owner, $2 now */
export const INSERT_OWNER = prepared(
  'write',
  'INSERT INTO users (id, created_at) VALUES ($1, $2) ON CONFLICT DO NOTHING',
);

/** $1 owner, $2 id, $3 title, $4 description, $5 position, $6 now. Fails with 23503 where the owner is not there yet. */
export const INSERT = prepared('write', `INSERT INTO tasks (${NEW_COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $6)`);

/** $1 owner, $2 now */
export const REMOVE_EXPIRED = prepared('write', 'DELETE FROM idempotency_keys WHERE user_id = $1 AND expires_at <= $2');

const CLAIM_TEXT =
  'INSERT INTO idempotency_keys (user_id, key, fingerprint, answer, expires_at) VALUES ($1, $2, $3, $4, $5)';

/** $1 owner, $2 key, $3 fingerprint, $4 answer, $5 expiry. Fails with 23505 where the key is taken. */
export const CLAIM = prepared('write', CLAIM_TEXT);

/**
 * As above, and gives what the key stands for in any case. Of two at once, one waits for the other. A key that is taken is locked by an
 * update that changes nothing, so that it stays there until the end of the transaction.
 */
export const CLAIM_OR_FIND = prepared(
  'write',
  `
  ${CLAIM_TEXT}
  ON CONFLICT (user_id, key) DO UPDATE SET expires_at = idempotency_keys.expires_at
  RETURNING fingerprint, answer`,
);

/** $1 owner to $6 now as for INSERT, $7 key, $8 answer. Only where the key stands for this very answer. */
export const INSERT_IF_CLAIMED = prepared(
  'write',
  `
  INSERT INTO tasks (${NEW_COLUMNS})
  SELECT user_id, $2::uuid, $3, $4, $5::integer, $6::timestamptz, $6 FROM idempotency_keys
  WHERE user_id = $1 AND key = $7 AND answer = $8`,
);

const NEXT = `(
    coalesce($3::text, title),
    CASE WHEN $4::boolean THEN $5::text ELSE description END,
    coalesce($6::boolean, is_completed),
    coalesce($7::integer, position)
  )`;

const DIFFERS = `((title, description, is_completed, position) IS DISTINCT FROM ${NEXT})`;

/** Which versions may be changed, and which may not; any where there is nothing. */
const allowing = (allowed: string, refused: string): string =>
  `(${allowed}::integer[] IS NULL OR version = ANY (${allowed})) AND (${refused}::integer[] IS NULL OR version <> ALL (${refused}))`;

/**
 * $1 owner, $2 id, $3 title, $4 whether the description is given, $5 it, $6 is_completed, $7 position, $8 now, $9 the versions
 * at which it may be changed, $10 those at which it may not.
 * One statement that sets what it checks: of two writers each sees what the other left. Where nothing differs, version and
 * updated_at stay.
 */
export const CHANGE = prepared(
  'write',
  `
  UPDATE tasks SET
    (title, description, is_completed, position) = ROW ${NEXT},
    completed_at = CASE WHEN coalesce($6, is_completed) THEN coalesce(completed_at, $8::timestamptz) END,
    version = version + ${DIFFERS}::integer,
    updated_at = CASE WHEN ${DIFFERS} THEN greatest(updated_at, $8) ELSE updated_at END
  WHERE user_id = $1 AND id = $2 AND ${allowing('$9', '$10')}
  RETURNING ${TASK_COLUMNS}`,
);

/** The same for one field only, which most changes are: PostgreSQL has less to compare. */
const changeOf = (field: string, type: string, more = ''): Statement =>
  prepared(
    'write',
    `
  UPDATE tasks SET
    ${field} = $3::${type},${more}
    version = version + (${field} IS DISTINCT FROM $3)::integer,
    updated_at = CASE WHEN ${field} IS DISTINCT FROM $3 THEN greatest(updated_at, $4::timestamptz) ELSE updated_at END
  WHERE user_id = $1 AND id = $2 AND ${allowing('$5', '$6')}
  RETURNING ${TASK_COLUMNS}`,
  );

/** $1 owner, $2 id, $3 the field's value, $4 now, $5 the versions at which it may be changed, $6 those at which it may not. */
export const CHANGE_ONE: Readonly<Record<keyof TaskFields, Statement>> = {
  title: changeOf('title', 'text'),
  description: changeOf('description', 'text'),
  is_completed: changeOf(
    'is_completed',
    'boolean',
    `
    completed_at = CASE WHEN $3 THEN coalesce(completed_at, $4) END,`,
  ),
  position: changeOf('position', 'integer'),
};

/** $1 owner, $2 id, $3 the versions at which it may be deleted, $4 those at which it may not */
export const REMOVE = prepared(
  'write',
  `
  DELETE FROM tasks WHERE user_id = $1 AND id = $2
    AND ${allowing('$3', '$4')}
  RETURNING id`,
);
