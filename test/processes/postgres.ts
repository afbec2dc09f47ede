import type { Test } from 'tap';
import * as starter from '../../scripts/common/postgres.ts';

export type { Postgres } from '../../scripts/common/postgres.ts';

/** Why there is no PostgreSQL to test with; false when there is one. */
export const noPostgres: string | false = starter.findPostgres()
  ? false
  : 'the programs of PostgreSQL are not installed';

/**
 * Starts a PostgreSQL, as {@link starter.startPostgres} does. When the test ends it is stopped, and its folder removed.
 * @param t the test
 * @param settings for the server, as for `postgresql.conf`
 * @param parent the folder in which its own is made
 */
export async function startPostgres(
  t: Test,
  settings: Readonly<Record<string, string>> = {},
  parent?: string,
): Promise<starter.Postgres> {
  const postgres = await starter.startPostgres(settings, parent);
  t.teardown(() => postgres.remove());
  return postgres;
}
