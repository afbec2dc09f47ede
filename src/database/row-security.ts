import type pg from 'pg';
import { OWNED_TABLES } from '../../generated/tables.ts';
/**
 * What is wrong with the row-level security of the role that the service connects as.
 * @param pool connections of that role
 * @param isWanted DATABASE_ROW_SECURITY
 * @returns in words; undefined when nothing is
 */
export async function rowSecurityFault(pool: pg.Pool, isWanted: boolean): Promise<string | undefined> {
  // Whether it binds this role on this table: not an owner that is not forced, nor a superuser.
  const questions = OWNED_TABLES.map((table) => `row_security_active('${table}')`);
  const { rows } = await pool.query<boolean[]>({ text: `SELECT ${questions.join(', ')}`, rowMode: 'array' });
  const active = rows[0] ?? [];
  if (isWanted && active.includes(false)) {
    return 'DATABASE_ROW_SECURITY is true, but does not bind this role: run `npm run row-security` and connect as the role that it names';
  }
  if (isWanted || !active.includes(true)) return undefined;
  return 'row-level security hides all tasks from this role: set DATABASE_ROW_SECURITY to true';
}
