import t from 'tap';
import { settingLine, splice } from '../../../../scripts/common/page.ts';
import { benchChart, crowdLines } from '../../../../scripts/measure/bench/report/index.ts';
import {
  figuresTable,
  fixedRateTable,
  ratioTable,
  variantTable,
} from '../../../../scripts/measure/bench/report/tables.ts';
import { fixedRate } from '../../../../scripts/measure/bench/results.ts';
import { results } from './fixtures/results.ts';

const cellsOf = (table: string): string[][] =>
  table.split('\n').map((line) =>
    line
      .slice(2, -2)
      .split('|')
      .map((cell) => cell.trim()),
  );

t.test('the ratios are Taskpact over the rival, with their spread', async (t) => {
  const [head, rule, ...rows] = cellsOf(ratioTable(results));
  t.equal(rule?.length, head?.length);
  t.same(rows, [
    [
      'list of 20',
      ...['1.50 (1.00 to 2.00)', '0.67 (0.50 to 1.00)', '0.80 (0.80 to 0.80)', '3.75 (2.00 to 6.00)'],
      '0.10 (0.07 to 0.13)',
    ],
  ]);
});

t.test('a variant is over Taskpact as it is', async (t) => {
  const { taskpact = [], floor = [] } = results.peak.list20 ?? {};
  const table = variantTable({ ...results, peak: { list20: { taskpact: floor, walled: taskpact } } }, 'walled');
  t.same(cellsOf(table)[2], ['list of 20', '1.50 (1.00 to 2.00)', '0.67 (0.50 to 1.00)', '0.80 (0.80 to 0.80)']);
});

t.test('many users are over few', async (t) => {
  const { taskpact = [], floor = [] } = results.peak.list20 ?? {};
  const population = { users: 50_000, tasksPerUser: 20 };
  const lines = crowdLines({ ...results, tokens: 'eddsa', population, peak: { list20: { few: floor, taskpact } } });
  t.match(lines[0], ' 64 connections, 10 to the database, EdDSA tokens, load by wrk.');
  t.match(lines[1], /^50,000 users over 200, 20 tasks each;/);
  t.same(cellsOf(lines[2] ?? '')[2], [
    'list of 20',
    ...['1.50 (1.00 to 2.00)', '0.67 (0.50 to 1.00)', '0.80 (0.80 to 0.80)'],
  ]);
  t.match(lines[4], '| list of 20 | Taskpact, 200 users |');
});

t.test('what was not measured is a dash', async (t) => {
  const { taskpact = [] } = results.peak.list20 ?? {};
  const [, , row] = cellsOf(ratioTable({ ...results, peak: { get: { taskpact } } }));
  t.same(row, ['get one', '–', '–', '–', '–', '–']);
});

t.test('the figures are medians of the rounds', async (t) => {
  const rows = cellsOf(figuresTable(results)).slice(2);
  t.same(rows[0], ['list of 20', 'Taskpact', '3,000', '2.00', '4.50', '33', '40', '128']);
  t.same(rows[3]?.[6], '–', 'hello asks no database');
});

t.test('the fixed rate is 60 % of what the slowest does', async (t) => {
  t.equal(fixedRate(results.peak.list20 ?? {}), 480);
  const rows = cellsOf(fixedRateTable(results)).slice(2);
  t.same(rows, [
    ['list of 20', 'Taskpact', '480', '1.00', '3.00', ''],
    ['list of 20', 'floor (Fastify + pg)', '480', '1.00', '2.00', '1.50 (1.50 to 1.50)'],
  ]);
});

t.test('the chart has a bar with its spread for each contestant but hello', async (t) => {
  const svg = benchChart(results);
  t.equal(svg.match(/<rect [^>]*height="16"/g)?.length, 3);
  t.equal(svg.match(/class="whisker"/g)?.length, 3);
  t.match(svg, '>3,000, 1.50 × floor</text>');
  t.match(svg, '@media (prefers-color-scheme: dark)');
  const widths = [...svg.matchAll(/<rect x="130" [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width));
  // The greatest of a group, 4,000, is 480 wide.
  t.same(widths, [360, 240, 96]);
});

t.test('a part of the page is replaced, and nothing else', async (t) => {
  const page = 'a\n<!-- one: measured -->\nold\n<!-- end -->\nb\n<!-- two: measured -->\nkept\n<!-- end -->\n';
  const once = splice(page, 'one', 'costs $1 & $&');
  t.equal(
    once,
    page.replace('old\n', () => '\ncosts $1 & $&\n\n'),
  );
  t.equal(splice(once, 'one', 'costs $1 & $&'), once);
  t.throws(() => splice(page, 'three', ''), { message: 'The page has no section three' });
});

t.test('the setting names day, commit, machine and versions', async (t) => {
  t.equal(
    settingLine(results.setting),
    'Measured on 2026-01-31 at commit abc1234: Model <1> & Co, 2 cores, 8 GiB; Node.js 20.0.0, PostgreSQL 15.0.',
  );
});
