import { settingLine, updatePage, writeResult } from '../../../common/page.ts';
import { CONTESTANTS, type ContestantName } from '../contestants.ts';
import { type BenchResults, compare, medianOf } from '../results.ts';
import type { Samples } from '../rounds.ts';
import { type Memory, memoryLines } from '../soak.ts';
import { TOKENS } from '../tokens.ts';
import type { Work } from '../works.ts';
import { type Bar, barChart } from './bars.ts';
import { DEFAULT_ASSUMPTIONS, scalingParts } from './scaling.ts';
import { figuresTable, fixedRateTable, ratioTable, variantTable, WORK_LABELS } from './tables.ts';

/** Hello is only in the tables: beside constant responses the bars of the others would be short. */
const IN_CHART: readonly ContestantName[] = ['taskpact', 'floor', 'orm'];

function barOf(samples: Samples, name: ContestantName): Bar | undefined {
  const rounds = samples[name] ?? [];
  const value = medianOf(rounds, 'requestsPerSecond');
  if (value === null) return undefined;
  const rates = rounds.map(({ requestsPerSecond }) => requestsPerSecond);
  const ratio = name === 'taskpact' ? compare(samples, 'floor', 'requestsPerSecond') : undefined;
  const note = Math.round(value).toLocaleString('en') + (ratio ? `, ${ratio.ratio.toFixed(2)} × floor` : '');
  return { value, least: Math.min(...rates), greatest: Math.max(...rates), note };
}

/** The chart of a run: requests a second, a group for each work. */
export function benchChart({ setting, rounds, peak }: BenchResults): string {
  const groups = (Object.entries(peak) as [Work, Samples][]).map(([work, samples]) => ({
    name: WORK_LABELS[work],
    bars: IN_CHART.map((name) => barOf(samples, name)),
  }));
  return barChart({
    title: 'Requests per second, at peak',
    subtitle: `Median and spread of ${rounds} rounds; each group has its own scale. ${setting.cores} cores, ${setting.date}.`,
    series: IN_CHART.map((name) => CONTESTANTS[name].label),
    groups,
  });
}

const howLine = ({ setting, tool, tokens, rounds, seconds, connections, poolSize }: BenchResults): string =>
  `${settingLine(setting)} ${rounds} rounds of ${seconds} s, ${connections} connections, ${poolSize} to the database, ${TOKENS[tokens]} tokens, load by ${tool}.`;

/** Writes the results of the variants into the documentation. */
export async function writeVariants(results: BenchResults): Promise<void> {
  await writeResult('performance/variants.json', `${JSON.stringify(results, null, 1)}\n`);
  const line = howLine(results);
  await updatePage('performance.md', { pair: `${line}\n\n${variantTable(results, 'pair')}` });
  await updatePage('security.md', { walled: `${line}\n\n${variantTable(results, 'walled')}` });
}

const number = (value: number): string => value.toLocaleString('en');

/** Compares Taskpact with many users to Taskpact with few. */
export const crowdLines = (results: BenchResults): string[] => [
  howLine(results),
  `${number(results.population.users)} users over 200, ${number(results.population.tasksPerUser)} tasks each; in brackets the least and the greatest ratio of one round:`,
  variantTable(results, 'taskpact', 'few'),
  'Medians of the rounds:',
  figuresTable(results),
];

/** Writes what many users cost into the documentation. */
export async function writeCrowd(results: BenchResults): Promise<void> {
  await writeResult('performance/users.json', `${JSON.stringify(results, null, 1)}\n`);
  await updatePage('performance.md', { users: crowdLines(results).join('\n\n') });
}

/** Writes a run's results, chart and tables into the documentation. */
export async function writeBench(results: BenchResults): Promise<void> {
  await writeResult('performance/bench.json', `${JSON.stringify(results, null, 1)}\n`);
  await writeResult('performance/bench.svg', benchChart(results));
  const content = [
    howLine(results),
    '![Requests per second of Taskpact, floor and ORM, for each work](performance/bench.svg)',
    'Taskpact over the rival that the column names; in brackets the least and the greatest ratio of one round:',
    ratioTable(results),
    'Medians of the rounds, at peak:',
    figuresTable(results),
    'At a fixed rate, 60 % of the peak of the slowest contestant:',
    fixedRateTable(results),
  ];
  await updatePage('performance.md', { bench: content.join('\n\n') });
  const scaling = scalingParts(results, DEFAULT_ASSUMPTIONS);
  if (scaling) await updatePage('scaling.md', scaling);
}

/** Writes the outcome of a soak into the documentation. */
export async function writeMemory(memory: Memory): Promise<void> {
  await writeResult('performance/memory.json', `${JSON.stringify(memory, null, 1)}\n`);
  await updatePage('performance.md', { memory: [settingLine(memory.setting), '', ...memoryLines(memory)].join('\n') });
}
