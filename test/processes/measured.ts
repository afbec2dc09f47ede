import type { Test } from 'tap';
import { currentFile } from '../../scripts/check/suite/file-scope.ts';
import { saveNotes } from '../../scripts/common/notes.ts';
import { BROKEN_OFF, type Outcome, type Row } from '../../scripts/measure/reliability/report.ts';

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** What a test says of itself when it ends. */
function outcomeOf(t: Test): Outcome {
  const { pass } = t.counts;
  const { fail, skip } = t.lists;
  if (!t.passing()) return { kind: 'failed', details: unique(fail.map(({ name }) => name)) };
  const reasons = skip.map(({ skip }) => String(skip));
  return { kind: pass > 0 ? 'passed' : 'not run', details: unique(reasons) };
}

/**
 * Makes a test a row of `docs/reliability.md`, which a full run writes.
 * @param t the test
 * @param what the fault or the attack, in words
 * @param expected what the service has to do
 * @returns takes what was measured, in words; the output of the tests has it as well
 */
export function measured(t: Test, what: string, expected: string): (figure: string) => void {
  const folder = process.env.RELIABILITY_ROWS;
  const figures: string[] = [];
  const save = (outcome: Outcome): void => {
    const row: Row = { file: currentFile(), what, expected, figures, outcome };
    if (folder) saveNotes(folder, [row]);
  };
  save(BROKEN_OFF);
  t.teardown(() => save(outcomeOf(t)));
  return (figure) => {
    figures.push(figure);
    t.comment(figure);
  };
}
