import { markdownTable, settingLine } from '../../../common/page.ts';
import { type BenchResults, medianOf } from '../results.ts';
import { WORKS, type Work } from '../works.ts';
import { WORK_LABELS } from './tables.ts';

/** The assumptions of the calculation. */
export interface Assumptions {
  /** US dollars for a processor for an hour. */
  readonly vcpuHour: number;
  /** Utilisation of the processors, from 0 to 1; the rest is a reserve for peaks and failures. */
  readonly utilisation: number;
}

/** c5.2xlarge on demand, $0.34 for 8 of them: an example in AWS's own documentation. */
export const DEFAULT_ASSUMPTIONS: Assumptions = { vcpuHour: 0.0425, utilisation: 0.5 };

/** Processor time for a request, in microseconds. */
interface Cost {
  readonly work: Work;
  readonly requestsPerSecond: number;
  readonly server: number;
  readonly database: number;
}

/** Taskpact's medians for each work. */
function costsOf({ peak }: BenchResults): Cost[] {
  return (Object.keys(WORKS) as Work[]).flatMap((work) => {
    const samples = peak[work]?.taskpact ?? [];
    const requestsPerSecond = medianOf(samples, 'requestsPerSecond');
    const [server, database] = [medianOf(samples, 'serverCpu'), medianOf(samples, 'databaseCpu')];
    if (requestsPerSecond === null || server === null || database === null) return [];
    return [{ work, requestsPerSecond, server, database }];
  });
}

const number = (value: number, digits = 0): string =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** The throughput of processors in requests per second, if one takes this many microseconds of their time. */
const rate = (cores: number, microseconds: number): number => (cores * 1e6) / microseconds;

/** What was measured, and what a processor of either side does in a second. */
function unitTable(costs: readonly Cost[]): string {
  const head = ['work', 'requests/s, measured', 'S, µs', 'D, µs', '1 s of server', '1 s of PostgreSQL', 'S ÷ D'];
  const rows = costs.map(({ work, requestsPerSecond, server, database }) => [
    WORK_LABELS[work],
    ...[requestsPerSecond, server, database, rate(1, server), rate(1, database)].map((value) => number(value)),
    number(server / database, 1),
  ]);
  return markdownTable(head, rows);
}

/** The throughput of deployments. */
function stageTable({ server, database }: Cost, utilisation: number): string {
  const row = (name: string, requests: number) => [
    name,
    number(requests),
    ...[server, database].map((microseconds) => number((requests * microseconds) / 1e6 / utilisation, 1)),
  ];
  const used = (cores: number): number => cores * utilisation;
  const rows = [
    row('one process', rate(used(1), server)),
    ...[4, 16].map((cores) => row(`one machine of ${cores} processors`, rate(used(cores), server + database))),
    ...[16, 64].map((cores) => row(`many processes, PostgreSQL on ${cores} processors`, rate(used(cores), database))),
  ];
  return markdownTable(['arrangement', 'requests/s', 'processors for servers', 'processors for PostgreSQL'], rows);
}

/** The cost of a million requests in processor time. */
function priceTable(costs: readonly Cost[], { vcpuHour, utilisation }: Assumptions): string {
  const head = ['work', 'servers', 'PostgreSQL', 'together', 'if never idle'];
  const rows = costs.map(({ work, server, database }) => {
    // A microsecond per request is a second per million requests.
    const dollars = (microseconds: number): number => (microseconds / 3600) * vcpuHour;
    const cells = [server, database, server + database].map((cost) => dollars(cost) / utilisation);
    return [WORK_LABELS[work], ...[...cells, dollars(server + database)].map((price) => `$${number(price, 5)}`)];
  });
  return markdownTable(head, rows);
}

/** The share of reads in PostgreSQL's time for the mix; undefined if a part of the mix was not measured. */
function readShare(costs: readonly Cost[]): number | undefined {
  const times = Object.entries(WORKS.mix).map(([work, share]) => {
    const database = costs.find((cost) => cost.work === work)?.database ?? Number.NaN;
    return { time: share * database, isRead: work === 'get' || work === 'list20' };
  });
  const sum = (some: typeof times): number => some.reduce((total, { time }) => total + time, 0);
  const share = sum(times.filter(({ isRead }) => isRead)) / sum(times);
  return Number.isNaN(share) ? undefined : share;
}

/**
 * Makes the tables of `docs/scaling.md` from the results of a benchmark.
 * @param results the run
 * @param assumptions price and utilisation
 * @returns the parts of the page by the names of their markers; undefined when the run did not measure the mix, or could not see the
 *   processor time of PostgreSQL
 */
export function scalingParts(
  results: BenchResults,
  assumptions: Assumptions,
): Readonly<Record<string, string>> | undefined {
  const costs = costsOf(results);
  const mix = costs.find(({ work }) => work === 'mix');
  if (!mix) return undefined;
  const percent = number(assumptions.utilisation * 100);
  const share = readShare(costs);
  return {
    units: [settingLine(results.setting), unitTable(costs)].join('\n\n'),
    stages: [
      `The mix, with every processor at work ${percent} % of the time:`,
      stageTable(mix, assumptions.utilisation),
    ].join('\n\n'),
    reads:
      share === undefined ? 'Not measured.' : `Reads are ${number(share * 100)} % of PostgreSQL's time in the mix.`,
    prices: [
      `US dollars for a million requests, at $${assumptions.vcpuHour} for a processor for an hour that works ${percent} % of it:`,
      priceTable(costs, assumptions),
    ].join('\n\n'),
  };
}
