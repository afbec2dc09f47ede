/** Backups of embedded databases, by the commands that users have. */
import type { Test } from 'tap';
import { buildApp } from '../../../src/app.ts';
import { createTokenVerifier } from '../../../src/auth/verifier.ts';
import { readConfig } from '../../../src/config/index.ts';
import { openDatabase } from '../../../src/database/index.ts';
import { TEST_ENVIRONMENT } from '../../helpers/app.ts';
import { type Ending, type Helper, run, runToEnd } from '../../processes/program.ts';

const BACKUP = 'scripts/database/backup.ts';
const RESTORE = 'scripts/database/restore.ts';

/** Makes a backup of a data folder, in a process of its own. */
export const backUp = (t: Test, folder: string, file: string): Promise<Ending> =>
  runToEnd(t, BACKUP, [file], { DATA_DIR: folder });

/** Puts a backup into a data folder. */
export const restore = (t: Test, folder: string, file: string, ...options: string[]): Promise<Ending> =>
  runToEnd(t, RESTORE, [file, ...options], { DATA_DIR: folder });

/** The same, to be ended in the middle. */
export const beginBackup = (t: Test, folder: string, file: string): Helper =>
  run(t, BACKUP, [file], { env: { DATA_DIR: folder } });

/** The same, to be ended in the middle. */
export const beginRestore = (t: Test, folder: string, file: string): Helper =>
  run(t, RESTORE, [file], { env: { DATA_DIR: folder } });

/** The service on an embedded database of this process. */
export async function serviceOn(t: Test, folder: string) {
  const config = readConfig({ ...TEST_ENVIRONMENT, DATA_DIR: folder });
  const database = await openDatabase(config);
  const app = await buildApp({ config, database, verifyToken: createTokenVerifier(config) });
  const close = async () => {
    await app.close();
    await database.close();
  };
  t.teardown(close);
  return { app, database, close };
}
