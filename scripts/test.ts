import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../src/config.ts';
import { applyMigrations } from '../src/database/apply-migrations.ts';
import { openDatabase } from '../src/database/index.ts';

/** Makes the database ready that every test file uses: PostgreSQL at TEST_DATABASE_URL, else an embedded folder to copy. */
async function prepare(template: string): Promise<void> {
  const { TEST_DATABASE_URL } = process.env;
  if (TEST_DATABASE_URL) {
    await applyMigrations({ connectionString: TEST_DATABASE_URL });
    return;
  }
  const database = await openDatabase(readConfig({ DATA_DIR: template }));
  await database.close();
}

/** Runs tap with the arguments of this command; gives its exit code. */
function runTap(template: string): Promise<number> {
  const env = { ...process.env, TEST_EMBEDDED_TEMPLATE: template };
  const tap = spawn(process.execPath, ['node_modules/tap/dist/esm/run.mjs', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env,
  });
  return new Promise((resolve, reject) => {
    tap.once('error', reject).once('close', (code) => resolve(code ?? 1));
  });
}

const template = await mkdtemp(join(tmpdir(), 'taskpact-template-'));
try {
  await prepare(template);
  process.exitCode = await runTap(template);
} finally {
  await rm(template, { recursive: true, force: true });
}
