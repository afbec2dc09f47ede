import { markdownTable, settingLine } from '../../common/page.ts';
import type { Setting } from '../../common/setting.ts';

/** A row of `docs/reliability.md`. */
export interface Row {
  /** The test file, relative to the root of the project. */
  readonly file: string;
  /** The fault or the attack. */
  readonly what: string;
  readonly expected: string;
  /** The measurements, each in a few words. */
  readonly figures: readonly string[];
  readonly outcome: Outcome;
}

/** The result of a test. */
export interface Outcome {
  readonly kind: 'passed' | 'failed' | 'not run';
  /** What failed, or why something was skipped. */
  readonly details: readonly string[];
}

/** The result of a test that did not finish. */
export const BROKEN_OFF: Outcome = { kind: 'failed', details: ['it did not come to its end'] };

/** The results of a run. */
export interface Run {
  readonly setting: Setting;
  /** The command that repeats the run. */
  readonly command: string;
  /** The test files, relative to the root of the project. */
  readonly files: readonly string[];
  /** The notes of the tests; the last row of a test counts. */
  readonly rows: readonly Row[];
  /** Exit code of the tests. */
  readonly status: number;
}

/** How many failures are quoted, and how much of each. */
const [MOST_DETAILS, MOST_CHARACTERS] = [5, 200];

/** As a cell of a table. */
const cell = (texts: readonly string[]): string =>
  texts.map((text) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|')).join('<br>');

function outcomeText({ kind, details }: Outcome): string {
  if (kind === 'passed') return cell(['passed', ...details.map((why) => `not judged: ${why}`)]);
  return cell([`**${kind}**`, ...details.slice(0, MOST_DETAILS).map((text) => text.slice(0, MOST_CHARACTERS))]);
}

const linked = (text: string, file: string): string => `[${text}](../${file})`;

/** A file without notes ended too early, or needs a program that is not installed. */
const silent = (file: string): Row => ({
  file,
  what: file.replace(/^.*\/(.*)\.\w+\.ts$/, '$1').replaceAll('-', ' '),
  expected: '',
  figures: [],
  outcome: BROKEN_OFF,
});

/** The number of rows that did not pass, as text, and other failures. */
function verdict(rows: readonly Row[], status: number): string {
  const passed = rows.filter(({ outcome }) => outcome.kind === 'passed').length;
  const all = `${passed} of ${rows.length} passed.`;
  return status !== 0 && passed === rows.length ? `${all} **The run failed all the same, outside of them.**` : all;
}

/**
 * Formats the results of a run for `docs/reliability.md`.
 * @param run the results
 * @returns Markdown
 */
export function reliabilityPart({ setting, command, files, rows, status }: Run): string {
  const latest = [...new Map(rows.map((row) => [`${row.file} ${row.what}`, row])).values()];
  const all = files.flatMap((file) => {
    const own = latest.filter((row) => row.file === file);
    return own.length > 0 ? own : [silent(file)];
  });
  const cells = all.map(({ file, what, expected, figures, outcome }) => [
    linked(cell([what]), file),
    cell([expected]),
    cell(figures),
    outcomeText(outcome),
  ]);
  return [
    `${settingLine(setting)} By \`${command}\`: ${verdict(all, status)}`,
    markdownTable(['what happens', 'what is expected', 'what was measured', 'outcome'], cells, 4),
  ].join('\n\n');
}
