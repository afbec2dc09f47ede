import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Test } from 'tap';
import { projectFile } from '../../src/config/paths.ts';
import { temporaryFolder } from '../helpers/embedded-template.ts';

/** A process of its own, and what it says line by line. */
export interface Helper {
  readonly process: ChildProcess;
  readonly pid: number;
  /** The next line of its standard output; undefined when there is none any more. */
  line(): Promise<string | undefined>;
  /** Everything that it wrote to standard error. */
  complaint(): string;
  /** Its exit code, null when a signal ended it. */
  exit(): Promise<number | null>;
}

/**
 * Runs a file of this project in another process; it is killed when the test ends.
 * @param test the test
 * @param file relative to the root of the project
 * @param parameters its command line
 * @param options where it runs and with what environment besides PATH
 */
export function run(
  test: Test,
  file: string,
  parameters: string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Helper {
  const { PATH = '' } = process.env;
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), fileURLToPath(projectFile(file)), ...parameters],
    { stdio: ['pipe', 'pipe', 'pipe'], ...options, env: { PATH, ...options.env } },
  );
  test.teardown(() => child.kill('SIGKILL'));
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const closed = once(child, 'close');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    process: child,
    pid: child.pid ?? 0,
    line: async () => (await lines.next()).value,
    complaint: () => errors,
    exit: async () => (await closed)[0],
  };
}

/** How a program ended, and what it said. */
export interface Ending {
  readonly code: number | null;
  readonly lines: string[];
  readonly complaint: string;
}

/**
 * Runs a file of this project to its end, in an empty folder, so that no `.env` has a say.
 * @param test the test
 * @param file relative to the root of the project
 * @param parameters its command line
 * @param env its environment besides PATH
 */
export async function runToEnd(
  test: Test,
  file: string,
  parameters: string[],
  env: Record<string, string>,
): Promise<Ending> {
  const program = run(test, file, parameters, { env, cwd: await temporaryFolder(test) });
  const lines: string[] = [];
  for (let line = await program.line(); line !== undefined; line = await program.line()) lines.push(line);
  return { code: await program.exit(), lines, complaint: program.complaint() };
}
