import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentedAnswer } from './check.ts';

/** One answer that a test saw. */
export interface Sighting extends Omit<DocumentedAnswer, 'operationId'> {
  operationId: string | undefined;
  /** In which ways it was not as documented. */
  violations: string[];
  /** The test file. */
  test: string;
}

/**
 * Writes down what a test process saw: a file a process, so that none waits for another.
 * @param folder where; made when it is not there
 * @param sightings what was seen
 */
export function saveSightings(folder: string, sightings: readonly Sighting[]): void {
  mkdirSync(folder, { recursive: true });
  const lines = sightings.map((sighting) => `${JSON.stringify(sighting)}\n`).join('');
  appendFileSync(join(folder, `${process.pid}.jsonl`), lines);
}

/** Everything that was written down in a folder. */
export function loadSightings(folder: string): Sighting[] {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line)
      .map((line) => JSON.parse(line) as Sighting),
  );
}
