import { readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { projectFile } from '../../../src/config/paths.ts';

/** In how many processes the suite runs: each costs a start, and up to a gigabyte of memory. */
export const PROCESSES = Math.min(4, availableParallelism());

/** The smallest number of test files that is worth a process. */
const SMALLEST = 4;

/** What measures the process that it runs in. */
const ALONE = ['test/resources/tasks/statements/an-operation-allocates-little.test.ts'];

/** Tests that need a process, a browser or a compiler of their own: only run when they are named. */
const SLOW = 'test/slow/';

/**
 * The test files that a path stands for, relative to the root of the project.
 * @param path a file, or a folder with all below it, without `test/slow/` unless it leads there
 */
export function testFilesAt(path: string): string[] {
  const root = relative('', path);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [root];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.test.ts')).map((name) => join(root, name));
  return `${root}/`.startsWith(SLOW) ? files : files.filter((file) => !file.startsWith(SLOW));
}

/** Whether a test file needs a process of its own. */
export const runsAlone = (file: string): boolean => ALONE.includes(file);

/**
 * Writes programs for tap, which between them run the test files.
 * @param files of {@link testFilesAt}, in the order in which they are to begin
 * @param folder where the programs go
 * @param queue the folder by which they share the files, see `runFiles`
 * @returns the programs
 */
export async function writePrograms(files: readonly string[], folder: string, queue: string): Promise<string[]> {
  const runner = JSON.stringify(projectFile('scripts/check/suite/run-files.ts').href);
  const call = `await runFiles(${JSON.stringify(files)}, ${JSON.stringify(queue)});`;
  const count = Math.min(PROCESSES, Math.ceil(files.length / SMALLEST));
  const programs = Array.from({ length: count }, (_, index) => join(folder, `process-${index + 1}.mjs`));
  for (const program of programs) await writeFile(program, `import { runFiles } from ${runner};\n${call}\n`);
  return programs;
}
