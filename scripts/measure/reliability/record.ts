import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a row of `docs/reliability.md` says. */
export interface Row {
  /** The test file, relative to the root of the project. */
  readonly file: string;
  /** The fault or the attack. */
  readonly what: string;
  readonly expected: string;
  /** What was measured, each in a few words. */
  readonly figures: readonly string[];
  readonly outcome: Outcome;
}

/** How a test ended. */
export interface Outcome {
  readonly kind: 'passed' | 'failed' | 'not run';
  /** What failed, or why something was not judged. */
  readonly details: readonly string[];
}

/** Of a test that has not come to its end. */
export const BROKEN_OFF: Outcome = { kind: 'failed', details: ['it did not come to its end'] };

/**
 * Writes down a row: a file a process, so that none waits for another.
 * @param folder where; made when it is not there
 * @param row takes the place of what was written of the same test before
 */
export function saveRow(folder: string, row: Row): void {
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(row)}\n`);
}

/** The rows in a folder, by file, and of each file in the order of its tests. */
export function loadRows(folder: string): Row[] {
  mkdirSync(folder, { recursive: true });
  const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  const all = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
  const latest = new Map(all.map((row) => [`${row.file} ${row.what}`, row]));
  return [...latest.values()].sort((a, b) => a.file.localeCompare(b.file, 'en'));
}
