import t, { type Test } from 'tap';
import { type Database, type DatabaseConfig, openDatabase } from '../../src/database/index.ts';
import { embeddedFolder } from './embedded-template.ts';

/**
 * A database for what may leave it damaged: PostgreSQL at TEST_DATABASE_URL, shared by all and migrated by the runner; else an
 * embedded one of its own.
 * @param t the test; its folder goes when it ends. Closing the database is the caller's part.
 * @param config the configuration, whose place is replaced
 */
export async function openTestDatabase(t: Test, config: DatabaseConfig): Promise<Database> {
  const { TEST_DATABASE_URL } = process.env;
  if (TEST_DATABASE_URL) return openDatabase({ ...config, DATABASE_URL: TEST_DATABASE_URL });
  return openDatabase({ ...config, DATABASE_URL: undefined, DATA_DIR: await embeddedFolder(t) });
}

/** The embedded databases that test files share, by the settings that they were opened with. */
const shared = new Map<string, Promise<Database>>();

/** Opens an embedded database that closes with the process, and not before. */
async function openForAll(config: DatabaseConfig): Promise<Database> {
  const database = await openTestDatabase(t, config);
  t.teardown(() => database.close());
  return { ...database, close: async () => {} };
}

/**
 * A database with what other tests left in it: PostgreSQL at TEST_DATABASE_URL; else an embedded one, which takes half a second to
 * open and is shared by the test files that run in one process.
 * @param config the configuration, whose place is replaced
 * @returns the database; closing it is the caller's part
 */
export function openSharedDatabase(config: DatabaseConfig): Promise<Database> {
  if (process.env.TEST_DATABASE_URL) return openTestDatabase(t, config);
  const { DATABASE_POOL_SIZE, DATABASE_TIMEOUT_MS, DATABASE_PREPARED_STATEMENTS } = config;
  const settings = [DATABASE_POOL_SIZE, DATABASE_TIMEOUT_MS, DATABASE_PREPARED_STATEMENTS].join();
  const database = shared.get(settings) ?? openForAll(config);
  shared.set(settings, database);
  return database;
}
