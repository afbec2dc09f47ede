import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Leaves notes for the process that started this one: a file a process, so that none waits for another.
 * @param folder where; made when it is not there
 * @param notes what JSON can say
 */
export function saveNotes(folder: string, notes: readonly object[]): void {
  mkdirSync(folder, { recursive: true });
  const lines = notes.map((note) => `${JSON.stringify(note)}\n`);
  appendFileSync(join(folder, `${process.pid}.jsonl`), lines.join(''));
}

/**
 * The notes that were left in a folder, those of one process in their order.
 * @param folder of {@link saveNotes}, which saves what is expected here; none where it is not there
 */
export function loadNotes<Note extends object>(folder: string): Note[] {
  mkdirSync(folder, { recursive: true });
  const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}
