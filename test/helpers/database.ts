import type { Test } from 'tap';
import { type Database, type DatabaseConfig, openDatabase } from '../../src/database/index.ts';
import { embeddedFolder } from './embedded-template.ts';

/**
 * The database of a test file: PostgreSQL at TEST_DATABASE_URL, shared by all and migrated by the runner; else an embedded one of
 * its own.
 * @param t the test; its folder goes when it ends. Closing the database is the caller's part.
 * @param config the configuration, whose place is replaced
 */
export async function openTestDatabase(t: Test, config: DatabaseConfig): Promise<Database> {
  const { TEST_DATABASE_URL } = process.env;
  if (TEST_DATABASE_URL) return openDatabase({ ...config, DATABASE_URL: TEST_DATABASE_URL });
  return openDatabase({ ...config, DATABASE_URL: undefined, DATA_DIR: await embeddedFolder(t) });
}
