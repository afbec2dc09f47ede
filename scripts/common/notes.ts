import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Saves notes for the process that started this one, in one file per process, so that processes need not wait for each other.
 * @param folder the folder; created if it is missing
 * @param notes values that JSON can represent
 */
export function saveNotes(folder: string, notes: readonly object[]): void {
  mkdirSync(folder, { recursive: true });
  const lines = notes.map((note) => `${JSON.stringify(note)}\n`);
  appendFileSync(join(folder, `${process.pid}.jsonl`), lines.join(''));
}

/**
 * Reads the notes of all processes, those of one process in their order.
 * @param folder the folder of {@link saveNotes}, whose type of notes is expected here; a missing folder has no notes
 */
export function loadNotes<Note extends object>(folder: string): Note[] {
  mkdirSync(folder, { recursive: true });
  const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}
