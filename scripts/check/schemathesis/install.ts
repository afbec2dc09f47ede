import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runProgram } from '../../common/program.ts';

const VERSION = '4.32.5';

/** A folder for each version, since each has an environment of its own. */
const ENVIRONMENT = resolve('node_modules/.cache', `schemathesis-${VERSION}`);

/** Schemathesis cannot be installed on this machine; the message is one line that says why. */
export class NotInstalled extends Error {}

async function isThere(program: string): Promise<boolean> {
  const outcome = await runProgram(program, ['--version'], { quiet: true }).catch(() => undefined);
  return outcome?.code === 0 && outcome.output.includes(VERSION);
}

/** Runs one step of the installation; an error shows its last line of output. */
async function step(what: string, program: string, parameters: readonly string[]): Promise<void> {
  const outcome = await runProgram(program, parameters, { quiet: true }).catch((error: Error) => ({
    code: 1,
    output: error.message,
  }));
  if (outcome.code === 0) return;
  await rm(ENVIRONMENT, { recursive: true, force: true });
  const reason = outcome.output.trim().split('\n').at(-1) ?? '';
  throw new NotInstalled(`Schemathesis ${VERSION} cannot be installed: ${what} failed: ${reason}`);
}

/**
 * Installs Schemathesis in a virtual environment, unless it is already installed.
 * @returns the path of its program
 * @throws {NotInstalled} without Python 3.10, its venv module, pip, or a way to PyPI
 */
export async function installSchemathesis(): Promise<{ program: string; version: string }> {
  const bin = join(ENVIRONMENT, process.platform === 'win32' ? 'Scripts' : 'bin');
  const program = join(bin, 'schemathesis');
  if (await isThere(program)) return { program, version: VERSION };
  console.log(`Installing Schemathesis ${VERSION} into ${ENVIRONMENT} …`);
  await step('`python3 -m venv`', 'python3', ['-m', 'venv', '--clear', ENVIRONMENT]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`];
  await step('`pip install`', join(bin, 'python'), pip);
  return { program, version: VERSION };
}
