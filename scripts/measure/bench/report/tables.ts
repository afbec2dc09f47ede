import { markdownTable } from '../../../common/page.ts';
import { CONTESTANTS, type ContestantName } from '../contestants.ts';
import { type BenchResults, compare, medianOf } from '../results.ts';
import { median, type Ratio } from '../statistics.ts';
import type { Work } from '../works.ts';

/** The titles of the works. */
export const WORK_LABELS: Readonly<Record<Work, string>> = {
  get: 'get one',
  list20: 'list of 20',
  list200: 'list of 200',
  mix: 'mix',
  create: 'create',
  complete: 'complete',
};

const worksOf = <Value>(part: Partial<Record<Work, Value>>): [Work, Value][] => Object.entries(part) as [Work, Value][];

/** A ratio with its spread; a dash where there is none. */
export const ratioText = (ratio: Ratio | undefined): string =>
  ratio ? `${ratio.ratio.toFixed(2)} (${ratio.least.toFixed(2)} to ${ratio.greatest.toFixed(2)})` : '–';

const decimals = (value: number | null, digits: number): string =>
  value === null ? '–' : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Taskpact against each rival: medians over medians, in brackets the least and the greatest ratio of one round. */
export function ratioTable({ peak }: BenchResults): string {
  const head = [
    'work',
    'requests/s, floor',
    'server CPU, floor',
    'PostgreSQL CPU, floor',
    'requests/s, ORM',
    'requests/s, hello',
  ];
  const rows = worksOf(peak).map(([work, samples]) => [
    WORK_LABELS[work],
    ratioText(compare(samples, 'floor', 'requestsPerSecond')),
    ratioText(compare(samples, 'floor', 'serverCpu')),
    ratioText(compare(samples, 'floor', 'databaseCpu')),
    ratioText(compare(samples, 'orm', 'requestsPerSecond')),
    ratioText(compare(samples, 'hello', 'requestsPerSecond')),
  ]);
  return markdownTable(head, rows);
}

/** A variant against Taskpact as it is, or another one; as {@link ratioTable}. */
export function variantTable(
  { peak }: BenchResults,
  variant: ContestantName,
  rival: ContestantName = 'taskpact',
): string {
  const rows = worksOf(peak).map(([work, samples]) => [
    WORK_LABELS[work],
    ratioText(compare(samples, rival, 'requestsPerSecond', variant)),
    ratioText(compare(samples, rival, 'serverCpu', variant)),
    ratioText(compare(samples, rival, 'databaseCpu', variant)),
  ]);
  return markdownTable(['work', 'requests/s', 'server CPU', 'PostgreSQL CPU'], rows);
}

/** The results of each contestant: medians of the rounds. */
export function figuresTable({ peak }: BenchResults): string {
  const head = [
    'work',
    'contestant',
    'requests/s',
    'p50 ms',
    'p99 ms',
    'server CPU µs',
    'PostgreSQL CPU µs',
    'resident MiB',
  ];
  const rows = worksOf(peak).flatMap(([work, samples]) =>
    Object.entries(samples).map(([name, rounds]) => {
      const resident = medianOf(rounds, 'resident');
      return [
        WORK_LABELS[work],
        CONTESTANTS[name as ContestantName].label,
        decimals(medianOf(rounds, 'requestsPerSecond'), 0),
        decimals(medianOf(rounds, 'p50'), 2),
        decimals(medianOf(rounds, 'p99'), 2),
        decimals(medianOf(rounds, 'serverCpu'), 0),
        name === 'hello' ? '–' : decimals(medianOf(rounds, 'databaseCpu'), 0),
        decimals(resident === null ? null : resident / 2 ** 20, 0),
      ];
    }),
  );
  return markdownTable(head, rows, 2);
}

/** Latencies at the fixed rate, and Taskpact's p99 against the others'. */
export function fixedRateTable({ fixed }: BenchResults): string {
  const head = ['work', 'contestant', 'requests/s', 'p50 ms', 'p99 ms', "Taskpact's p99 over this"];
  const rows = worksOf(fixed).flatMap(([work, { rate, samples }]) =>
    Object.entries(samples).map(([name, rounds]) => [
      WORK_LABELS[work],
      CONTESTANTS[name as ContestantName].label,
      decimals(rate, 0),
      decimals(median(rounds.map(({ p50 }) => p50)), 2),
      decimals(median(rounds.map(({ p99 }) => p99)), 2),
      name === 'taskpact' ? '' : ratioText(compare(samples, name as ContestantName, 'p99')),
    ]),
  );
  return markdownTable(head, rows, 2);
}
