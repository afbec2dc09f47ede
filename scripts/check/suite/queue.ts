import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How long each test file took when it last ran, in milliseconds, by its path; git does not know the file. */
const DURATIONS = '.tap/durations.json';

const isNumber = (value: unknown): value is number => typeof value === 'number';

function readDurations(): Map<string, number> {
  if (!existsSync(DURATIONS)) return new Map();
  const written: unknown = JSON.parse(readFileSync(DURATIONS, 'utf8'));
  return new Map(Object.entries(written ?? {}).filter((entry): entry is [string, number] => isNumber(entry[1])));
}

/**
 * The files in the order in which they are to begin: the one that takes longest first, so that no process is left alone with it at
 * the end. Of a file that never ran here, each byte stands for a millisecond.
 * @param files test files, relative to the root of the project
 */
export function longestFirst(files: readonly string[]): string[] {
  const durations = readDurations();
  const weight = new Map(files.map((file) => [file, durations.get(file) ?? statSync(file).size]));
  return [...files].sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0));
}

/**
 * Takes a file for this process.
 * @param queue a folder that the processes of a run share
 * @param index of the file
 * @returns whether it is this one's; false when another process has it
 */
export function takeFile(queue: string, index: number): boolean {
  try {
    // The file system lets one of them make it.
    writeFileSync(join(queue, String(index)), '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Writes down that a file which was taken is through.
 * @param queue of {@link takeFile}
 * @param index of the file
 * @param ms how long it took, in milliseconds
 */
export function leaveFile(queue: string, index: number, ms: number): void {
  writeFileSync(join(queue, String(index)), String(Math.round(ms)));
}

/**
 * Remembers how long the files of a run took.
 * @param queue of {@link takeFile}
 * @param files in the order of the run
 * @returns those that no process has been through
 */
export function closeQueue(queue: string, files: readonly string[]): string[] {
  const taken = new Set(readdirSync(queue));
  const ran = files.map((file, index) => ({
    file,
    ms: taken.has(String(index)) ? readFileSync(join(queue, String(index)), 'utf8') : '',
  }));
  const durations = readDurations();
  for (const { file, ms } of ran) if (ms !== '') durations.set(file, Number(ms));
  mkdirSync(dirname(DURATIONS), { recursive: true });
  const known = [...durations].filter(([file]) => existsSync(file)).sort();
  writeFileSync(DURATIONS, `${JSON.stringify(Object.fromEntries(known), null, 2)}\n`);
  return ran.filter(({ ms }) => ms === '').map(({ file }) => file);
}
