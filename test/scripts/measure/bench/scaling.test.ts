import { readFile } from 'node:fs/promises';
import t from 'tap';
import { splice } from '../../../../scripts/common/page.ts';
import { scalingParts } from '../../../../scripts/measure/bench/report/scaling.ts';
import type { BenchResults } from '../../../../scripts/measure/bench/results.ts';
import type { Sample } from '../../../../scripts/measure/bench/rounds.ts';
import { projectFile } from '../../../../src/config/paths.ts';
import { results, sample } from './fixtures/results.ts';

/** 4,000 requests a second, 100 µs of the service and so many of PostgreSQL. */
const round = (databaseCpu: number | null): Sample => ({ ...sample(4000, databaseCpu), serverCpu: 100 });

const work = (databaseCpu: number | null) => ({ taskpact: [round(databaseCpu)], floor: [round(1)] });

const measured: BenchResults = {
  ...results,
  peak: { list20: work(40), get: work(20), create: work(100), complete: work(60), mix: work(60) },
};

const ASSUMPTIONS = { vcpuHour: 0.036, utilisation: 0.5 };

const rowsOf = (text: string | undefined): string[] => text?.split('\n').filter((line) => line.startsWith('| ')) ?? [];

t.test('processor times become rates', async (t) => {
  const parts = scalingParts(measured, ASSUMPTIONS);
  t.match(parts?.units, 'Measured on 2026-01-31 at commit abc1234');
  t.equal(rowsOf(parts?.units)[2], '| get one | 4,000 | 100 | 20 | 10,000 | 50,000 | 5.0 |');
});

t.test('rates become arrangements, each with the processors that it takes', async (t) => {
  const parts = scalingParts(measured, ASSUMPTIONS);
  t.match(parts?.stages, 'with every processor at work 50 % of the time');
  t.strictSame(rowsOf(parts?.stages).slice(2), [
    '| one process | 5,000 | 1.0 | 0.6 |',
    '| one machine of 4 processors | 12,500 | 2.5 | 1.5 |',
    '| one machine of 16 processors | 50,000 | 10.0 | 6.0 |',
    '| many processes, PostgreSQL on 16 processors | 133,333 | 26.7 | 16.0 |',
    '| many processes, PostgreSQL on 64 processors | 533,333 | 106.7 | 64.0 |',
  ]);
});

t.test('processor times become dollars', async (t) => {
  const rows = rowsOf(scalingParts(measured, ASSUMPTIONS)?.prices);
  // 160 s of a processor, at a dollar for 100,000 s, which are busy half of the time.
  t.equal(rows.at(3), '| list of 20 | $0.00200 | $0.00080 | $0.00280 | $0.00140 |');
  t.equal(
    rows.find((row) => row.startsWith('| mix')),
    '| mix | $0.00200 | $0.00120 | $0.00320 | $0.00160 |',
  );
});

t.test('the share of reads weighs the parts of the mix', async (t) => {
  // 70 · 40 + 15 · 20 of that and 10 · 100 + 5 · 60
  t.equal(scalingParts(measured, ASSUMPTIONS)?.reads, "Reads are 70 % of PostgreSQL's time in the mix.");
  const { get, ...others } = measured.peak;
  t.equal(scalingParts({ ...measured, peak: others }, ASSUMPTIONS)?.reads, 'Not measured.');
});

t.test('without the processor time of PostgreSQL there is nothing to say', async (t) => {
  t.equal(scalingParts({ ...measured, peak: { mix: work(null) } }, ASSUMPTIONS), undefined);
  t.equal(scalingParts(results, ASSUMPTIONS), undefined, 'and without the mix');
});

t.test('the page has a place for every part', async (t) => {
  const page = await readFile(projectFile('docs/scaling.md'), 'utf8');
  for (const [name, content] of Object.entries(scalingParts(measured, ASSUMPTIONS) ?? {})) {
    t.match(splice(page, name, content), `<!-- ${name}: measured -->\n\n${content}\n\n<!-- end -->`);
  }
});
