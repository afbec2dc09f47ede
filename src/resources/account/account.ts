import { hash } from 'node:crypto';
import { Prisma } from '../../../generated/prisma/client.ts';
import type { Handler } from '../../contract/types.ts';
import type { Client } from '../../database/client.ts';
import { isNotModified } from '../../resource/preconditions.ts';
import { queryFor, type UserSql } from '../../resource/user-query.ts';

interface Counts {
  readonly created_at: Date;
  readonly tasks: bigint;
  readonly completed: bigint;
  readonly projects: bigint;
}

/** One statement, so that all of it is of one moment. */
const countsOf: UserSql = (user) => Prisma.sql`SELECT created_at,
    (SELECT count(*) FROM tasks WHERE user_id = ${user}) AS tasks,
    (SELECT count(*) FROM tasks WHERE user_id = ${user} AND completed_at IS NOT NULL) AS completed,
    (SELECT count(*) FROM projects WHERE user_id = ${user}) AS projects
  FROM users WHERE id = ${user}`;

/**
 * Makes the operation that shows an account.
 * @param db the client
 */
export function showing(db: Pick<Client, 'forUser'>): Handler<'getAccount'> {
  return async ({ owner, headers }) => {
    const [found] = await queryFor<Counts>(db.forUser(owner), owner, countsOf);
    const data = {
      user_id: owner,
      created_at: found?.created_at.toISOString() ?? null,
      task_count: Number(found?.tasks ?? 0),
      completed_task_count: Number(found?.completed ?? 0),
      project_count: Number(found?.projects ?? 0),
    };
    const body = { data, meta: {} };
    const ETag = `"${hash('sha256', JSON.stringify(body), 'base64url')}"`;
    if (isNotModified(headers, ETag)) return { status: 304, headers: { ETag } };
    return { status: 200, headers: { ETag }, body };
  };
}
