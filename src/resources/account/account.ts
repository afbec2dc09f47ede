import { hash } from 'node:crypto';
import { Prisma } from '../../../generated/prisma/client.ts';
import type { Handler } from '../../contract/types.ts';
import type { Client } from '../../database/client.ts';
import { momentOf, OWNER, prepared, textAt } from '../../database/raw/index.ts';
import { isNotModified } from '../../resource/preconditions.ts';

const { sql } = Prisma;

/** One statement, so that all of it is of one moment. */
const ACCOUNT = prepared(
  'search',
  sql`SELECT created_at,
    (SELECT count(*) FROM tasks WHERE user_id = ${OWNER}),
    (SELECT count(*) FROM tasks WHERE user_id = ${OWNER} AND completed_at IS NOT NULL),
    (SELECT count(*) FROM projects WHERE user_id = ${OWNER})
  FROM users WHERE id = ${OWNER}`,
);

/**
 * Makes the operation that shows an account.
 * @param db the client
 */
export function showing(db: Pick<Client, '$rows'>): Handler<'getAccount'> {
  return async ({ subject, headers }) => {
    const [row] = await db.$rows(ACCOUNT, subject, {});
    const created = row && textAt(row, 0);
    const count = (column: number): number => Number((row && textAt(row, column)) ?? 0);
    const data = {
      user_id: subject,
      created_at: created ? momentOf(created) : null,
      task_count: count(1),
      completed_task_count: count(2),
      project_count: count(3),
    };
    const body = { data, meta: {} };
    const ETag = `"${hash('sha256', JSON.stringify(body), 'base64url')}"`;
    if (isNotModified(headers, ETag)) return { status: 304, headers: { ETag } };
    return { status: 200, headers: { ETag }, body };
  };
}
