import { readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { projectFile } from '../../../src/config/paths.ts';

/** In how many processes the suite runs, two at a time: each costs a start, and several keep two cores busy to the end. */
const GROUPS = 6;

/** The smallest number of test files that is worth a process. */
const SMALLEST = 4;

/** What measures the process that it runs in. */
const ALONE = ['test/resources/tasks/statements/an-operation-allocates-little.test.ts'];

/**
 * The test files that a path stands for, relative to the root of the project.
 * @param path a file, or a folder with all below it
 */
export function testFilesAt(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [relative('', path)];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.test.ts')).map((name) => relative('', join(path, name)));
}

/** Deals files out like cards, so that every group gets its share of every folder, the slow ones too. */
function deal(files: readonly string[]): string[][] {
  const count = Math.min(GROUPS, Math.ceil(files.length / SMALLEST));
  const sorted = [...files].sort();
  return Array.from({ length: count }, (_, group) => sorted.filter((_, index) => index % count === group));
}

/**
 * Writes programs for tap, each of which runs some of the test files in one process.
 * @param files of {@link testFilesAt}
 * @param folder where the programs go
 * @returns what tap is to run: the programs, and the files that need a process of their own; a single file is run as it is
 */
export async function writeGroups(files: readonly string[], folder: string): Promise<string[]> {
  if (files.length === 1) return [...files];
  const runner = JSON.stringify(projectFile('scripts/check/suite/run-files.ts').href);
  const programs = deal(files.filter((file) => !ALONE.includes(file))).map(async (group, index) => {
    const program = join(folder, `group-${index + 1}.mjs`);
    await writeFile(program, `import { runFiles } from ${runner};\nawait runFiles(${JSON.stringify(group)});\n`);
    return program;
  });
  return [...(await Promise.all(programs)), ...files.filter((file) => ALONE.includes(file))];
}
