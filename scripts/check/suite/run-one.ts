import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Lines of TAP that say nothing to a reader: what passed inside of a test, how many there are, and empty ones. */
const FRAME = /^($|\s+ok \d+ - (?!.* # SKIP)|\s*# Subtest: |\s*\d+\.\.\d+$|TAP version )/;

/**
 * Runs one test file without tap's runner, which takes longer to start than most files take to run. Prints a line for each test of the
 * file, and all that is known of a failure.
 * @param file relative to the root of the project
 * @param env the environment
 * @returns its exit code
 */
export async function runOne(file: string, env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, [file], { stdio: ['inherit', 'pipe', 'inherit'], env });
  const closed = once(child, 'close');
  for await (const line of createInterface(child.stdout)) if (!FRAME.test(line)) console.log(line);
  const [code] = await closed;
  return typeof code === 'number' ? code : 1;
}
