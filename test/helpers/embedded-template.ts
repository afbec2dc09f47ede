import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'tap';
import { embeddedTemplate } from '../../scripts/check/suite/embedded-template.ts';

let template: Promise<string> | undefined;

/** An empty folder that goes when the test ends. */
export async function temporaryFolder(test: Test): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-test-'));
  test.teardown(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A data folder with an initialised and migrated embedded database in it: a copy, because copying its 39 MB takes less than unpacking
 * PGlite's own archive of it.
 * @param test the test; the folder goes when it ends
 */
export async function embeddedFolder(test: Test): Promise<string> {
  template ??= embeddedTemplate();
  const folder = await temporaryFolder(test);
  await cp(await template, folder, { recursive: true });
  return folder;
}
