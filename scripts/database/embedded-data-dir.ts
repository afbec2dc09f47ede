import { readEnvironment } from '../../src/config/environment.ts';
import { VARIABLES } from '../../src/config/variables.ts';
import { readVariables } from './direct.ts';

/**
 * The data folder of the embedded database, for scripts that are not for a PostgreSQL.
 * @param instead the program that does the same for a PostgreSQL
 * @throws {Error} if the service would use a PostgreSQL
 */
export function embeddedDataDir(instead: string): string {
  const { DATABASE_URL, DATA_DIR } = VARIABLES;
  const given = readVariables({ DATABASE_URL, DATA_DIR }, readEnvironment());
  if (given.DATABASE_URL === undefined) return given.DATA_DIR;
  throw new Error(`DATABASE_URL is set, and this is for the embedded database: use ${instead}`);
}
