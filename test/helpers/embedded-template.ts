import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { readConfig } from '../../src/config/index.ts';
import { openDatabase } from '../../src/database/index.ts';

let made: Promise<string> | undefined;

/** An empty folder that goes when the test ends. */
export async function temporaryFolder(test: Test): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-test-'));
  test.teardown(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function make(): Promise<string> {
  const folder = await temporaryFolder(t);
  const database = await openDatabase(readConfig({ DATA_DIR: folder }));
  await database.close();
  return folder;
}

/**
 * A data folder with an initialised and migrated embedded database in it: a copy of the runner's (TEST_EMBEDDED_TEMPLATE),
 * else of one that this process makes once. Copying its 39 MB takes less than unpacking PGlite's own archive of it.
 * @param test the test; the folder goes when it ends
 */
export async function embeddedFolder(test: Test): Promise<string> {
  made ??= process.env.TEST_EMBEDDED_TEMPLATE ? Promise.resolve(process.env.TEST_EMBEDDED_TEMPLATE) : make();
  const folder = await temporaryFolder(test);
  await cp(await made, folder, { recursive: true });
  return folder;
}
