import { markdownTable, settingLine, updatePage, writeResult } from '../../../common/page.ts';
import type { Setting } from '../../../common/setting.ts';
import { lineChart, type Panel } from '../report/lines.ts';
import { median } from '../statistics.ts';
import type { Explained } from './explain.ts';
import type { IndexCost } from './index-cost.ts';
import { CONNECTIONS, type GrowthSample } from './measure.ts';
import { CHARTED, OPERATIONS } from './operations.ts';
import type { SearchSample } from './searches.ts';

/** Everything that a run measured. */
export interface GrowthResults {
  readonly setting: Setting;
  readonly rounds: number;
  readonly seconds: number;
  /** One user's tasks grow; the size is their number. */
  readonly user: readonly GrowthSample[];
  /** The table grows, a user of 1,000 tasks in it stays; the size is the number of rows. */
  readonly table: readonly GrowthSample[];
  readonly searches: readonly SearchSample[];
  readonly explained: readonly Explained[];
  readonly indexCosts: readonly IndexCost[];
}

/** How an operation grows: its time at each size. */
export interface Curve {
  readonly operation: string;
  /** Medians of the rounds' medians, in milliseconds; the sizes in order. */
  readonly points: readonly { readonly size: number; readonly p50: number }[];
  /** The time at the greatest size over that at the least. */
  readonly ratio: number;
}

/** The curves of all operations. */
export function curvesOf(samples: readonly GrowthSample[], connections: number, operations = OPERATIONS): Curve[] {
  const sizes = [...new Set(samples.map(({ size }) => size))].sort((a, b) => a - b);
  return operations.map((operation) => {
    const points = sizes.map((size) => {
      const rounds = samples.filter(
        (sample) => sample.operation === operation && sample.connections === connections && sample.size === size,
      );
      return { size, p50: median(rounds.map(({ p50 }) => p50)) };
    });
    const [first, last] = [points[0], points.at(-1)];
    return { operation, points, ratio: (last?.p50 ?? Number.NaN) / (first?.p50 ?? Number.NaN) };
  });
}

const number = (value: number): string => value.toLocaleString('en');

/** Times at each size, and the greatest size over the least. */
export function growthTable(samples: readonly GrowthSample[], of: string): string {
  const curves = CONNECTIONS.flatMap((connections) =>
    curvesOf(samples, connections).map((curve) => ({ connections, ...curve })),
  );
  const sizes = (curves[0]?.points ?? []).map(({ size }) => `${number(size)} ${of}`);
  const rows = curves.map(({ operation, connections, points, ratio }) => [
    operation,
    String(connections),
    ...points.map(({ p50 }) => `${p50.toFixed(3)} ms`),
    ratio.toFixed(2),
  ]);
  return markdownTable(['operation', 'connections', ...sizes, 'last / first'], rows);
}

/** What searches take at each size. */
export function searchTable(samples: readonly SearchSample[]): string {
  const sizes = [...new Set(samples.map(({ size }) => size))];
  const searches = [...new Set(samples.map(({ search }) => search))];
  const rows = searches.map((search) => {
    const own = samples.filter((sample) => sample.search === search);
    return [search, ...own.map(({ ms }) => (ms === null ? 'over its time limit' : `${ms.toFixed(1)} ms`))];
  });
  return markdownTable(['search', ...sizes.map((size) => `${number(size)} tasks`)], rows);
}

/** What writes take with each index, over what they take without it. */
export function indexCostTable(costs: readonly IndexCost[]): string {
  const rows = costs.map(({ index, create, complete, wal }) => [
    `\`${index}\``,
    ...[create, complete].map((ratio) => ratio.toFixed(2)),
    `${Math.round(wal)} bytes`,
  ]);
  return markdownTable(['index', 'create', 'complete', 'log of a creation'], rows);
}

/** The indexes that each kind of request uses, if any. */
export function indexTable(explained: readonly Explained[]): string {
  const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
  const rows = explained.map(({ request, plans }) => {
    const indexes = [...new Set(plans.flatMap((plan) => plan.indexes))];
    const scanned = [...new Set(plans.flatMap((plan) => plan.scanned))];
    return [
      request,
      indexes.length > 0 ? list(indexes) : 'none',
      scanned.length > 0 ? list(scanned) : '',
      plans.some(({ sorts }) => sorts) ? 'yes' : '',
    ];
  });
  return markdownTable(['request', 'indexes', 'tables read from end to end', 'sorts'], rows, 4);
}

/** The chart of a run: a diagram for each kind of growth and each number of connections. */
export function growthChart({ setting, user, table }: GrowthResults): string {
  const panel = (title: string, samples: readonly GrowthSample[], connections: number): Panel => ({
    title: `${title}, ${connections} ${connections === 1 ? 'connection' : 'connections'}`,
    lines: curvesOf(samples, connections, CHARTED).map(({ points }) => ({
      points: points.map(({ size, p50 }) => ({ x: size, y: p50 })),
    })),
  });
  return lineChart({
    title: 'Time of a request against size',
    subtitle: `Medians. Above: tasks of one user; below: rows of the table. ${setting.cores} cores, ${setting.date}.`,
    series: CHARTED,
    panels: [
      ...CONNECTIONS.map((connections) => panel('Tasks of one user', user, connections)),
      ...CONNECTIONS.map((connections) => panel('Rows of the table', table, connections)),
    ],
  });
}

/** Writes a run's results, chart and tables into the documentation. */
export async function writeGrowth(results: GrowthResults): Promise<void> {
  const { setting, rounds, seconds, user, table, searches, explained, indexCosts } = results;
  await writeResult('performance/growth.json', `${JSON.stringify(results, null, 1)}\n`);
  await writeResult('performance/growth.svg', growthChart(results));
  const growth = [
    `${settingLine(setting)} ${rounds} rounds of ${seconds} s.`,
    '![Time of a request against the tasks of a user and the rows of the table](performance/growth.svg)',
    'One user grows:',
    growthTable(user, 'tasks'),
    'The table grows, the user in it has as many tasks as before:',
    growthTable(table, 'rows'),
    'What looks at all tasks of a user, one request after another:',
    searchTable(searches),
  ];
  const costs = indexCostTable(indexCosts);
  await updatePage('performance.md', {
    growth: growth.join('\n\n'),
    indexes: indexTable(explained),
    'index-cost': costs,
  });
}
