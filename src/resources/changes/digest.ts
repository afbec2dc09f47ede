import { hash } from 'node:crypto';
import { Prisma } from '../../../generated/prisma/client.ts';
import type { Handler } from '../../contract/types.ts';
import type { Client } from '../../database/client.ts';
import { OWNER, prepared, textAt } from '../../database/raw/index.ts';
import type { ChangeSource } from '../../resource/change-source.ts';
import { isNotModified } from '../../resource/preconditions.ts';
import { endOf, tokenOf } from './token.ts';

const { sql, raw, join } = Prisma;

/** How many rows a table has, and the digest of their lines. */
const digestOf = (table: string): Prisma.Sql =>
  sql`(SELECT count(*) FROM ${raw(table)} WHERE user_id = ${OWNER}),
    (SELECT encode(sha256(convert_to(coalesce(string_agg(id || ':' || version || E'\\n', '' ORDER BY id), ''), 'UTF8')), 'hex')
      FROM ${raw(table)} WHERE user_id = ${OWNER})`;

/**
 * Makes the operation that gives a digest of everything: one statement, so that all of it is of one moment.
 * @param db the client
 * @param sources the resources
 */
export function digesting(
  db: Pick<Client, '$rows'>,
  sources: { readonly [Name in 'task' | 'project']: ChangeSource },
): Handler<'getDigest'> {
  const { task, project } = sources;
  const statement = prepared(
    'search',
    sql`SELECT epoch, change_seq, ${join([task, project].map(({ table }) => digestOf(table)))}
    FROM users WHERE id = ${OWNER}`,
  );
  const none = { count: 0, sha256: hash('sha256', '') };

  return async ({ owner, headers }) => {
    const [row] = await db.$rows(statement, owner, {});
    const at = (column: number): string => (row && textAt(row, column)) ?? '';
    const of = (column: number) => (row ? { count: Number(at(column)), sha256: at(column + 1) } : none);
    const next = tokenOf(owner, row ? endOf(at(0), Number(at(1))) : { ...endOf('', 0), kind: '' });
    const body = { data: { next, task: of(2), project: of(4) }, meta: {} };
    const ETag = `"${hash('sha256', JSON.stringify(body), 'base64url')}"`;
    if (isNotModified(headers, ETag)) return { status: 304, headers: { ETag } };
    return { status: 200, headers: { ETag }, body };
  };
}
