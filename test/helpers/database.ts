import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'tap';
import { type Database, type DatabaseConfig, openDatabase } from '../../src/database/index.ts';

/**
 * The database of a test file: PostgreSQL at TEST_DATABASE_URL, shared by all and migrated by the runner; else an embedded one of
 * its own, copied from the folder that the runner made ready (TEST_EMBEDDED_TEMPLATE), which takes a tenth of making it.
 * @param t the test; its folder goes when it ends. Closing the database is the caller's part.
 * @param config the configuration, whose place is replaced
 */
export async function openTestDatabase(t: Test, config: DatabaseConfig): Promise<Database> {
  const { TEST_DATABASE_URL, TEST_EMBEDDED_TEMPLATE } = process.env;
  if (TEST_DATABASE_URL) return openDatabase({ ...config, DATABASE_URL: TEST_DATABASE_URL });
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-test-'));
  if (TEST_EMBEDDED_TEMPLATE) await cp(TEST_EMBEDDED_TEMPLATE, folder, { recursive: true });
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  return openDatabase({ ...config, DATABASE_URL: undefined, DATA_DIR: folder });
}
