import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { outputOf } from '../../common/program.ts';
import type { ContestantName, Start } from './contestants.ts';
import { type Databases, runSql } from './databases.ts';

const ROLE = 'taskpact_bench_service';

const SCRIPT = fileURLToPath(new URL('../../database/row-security.ts', import.meta.url));

/** Enables row-level security on a database, and returns the URL of a role to which it applies. */
async function wall(url: string): Promise<string> {
  const password = randomBytes(16).toString('hex');
  const missing = `SELECT FROM pg_roles WHERE rolname = '${ROLE}'`;
  if ((await runSql(url, [missing])).length === 0) await runSql(url, [`CREATE ROLE ${ROLE}`]);
  await runSql(url, [`ALTER ROLE ${ROLE} LOGIN PASSWORD '${password}'`]);
  await outputOf(process.execPath, ['--import', 'tsx', SCRIPT, '--role', ROLE], { env: { DATABASE_URL: url } });
  return Object.assign(new URL(url), { username: ROLE, password }).href;
}

/**
 * Prepares a contestant's database, and returns the variables of the contestant.
 * @param databases holds a copy of the template under the contestant's name
 */
export async function arrange(
  name: ContestantName,
  databases: Databases,
): Promise<Pick<Start, 'databaseUrl' | 'environment'>> {
  const databaseUrl = databases.urlOf(name);
  if (name !== 'walled') return { databaseUrl };
  return { databaseUrl: await wall(databaseUrl), environment: { DATABASE_ROW_SECURITY: 'true' } };
}

/** Removes what {@link arrange} left on the server, once the databases are gone. */
export const disarrange = async (serverUrl: string): Promise<void> =>
  void (await runSql(serverUrl, [`DROP ROLE IF EXISTS ${ROLE}`]));
