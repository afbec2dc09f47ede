import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { outputOf } from '../../common/program.ts';

/** The rivals' own project. */
export const RIVALS = fileURLToPath(new URL('rivals', import.meta.url));

/** Whether npm's record of the installation is newer than the lockfile. */
async function isInstalled(): Promise<boolean> {
  const [asked, installed] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map((path) =>
      stat(join(RIVALS, path)).catch(() => undefined),
    ),
  );
  return asked !== undefined && installed !== undefined && installed.mtimeMs >= asked.mtimeMs;
}

/**
 * Installs the rivals if necessary, and compiles them.
 * @throws when npm or the compiler fails
 */
export async function buildRivals(): Promise<void> {
  if (!(await isInstalled())) await outputOf('npm', ['ci', '--no-audit'], { cwd: RIVALS });
  // Prisma would fetch a native engine that nothing here uses; any program that exists keeps it from that.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
  await outputOf('npm', ['run', 'build'], { cwd: RIVALS, env });
}

/** The exact version of one of the rivals' packages. */
export async function rivalVersion(name: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(RIVALS, 'node_modules', name, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
