import t from 'tap';
import type { GrowthSample } from '../../../../scripts/measure/bench/growth/measure.ts';
import { middleCursors, OPERATIONS } from '../../../../scripts/measure/bench/growth/operations.ts';
import { plansIn } from '../../../../scripts/measure/bench/growth/plans.ts';
import { growthOf } from '../../../../scripts/measure/bench/growth/population.ts';
import { curvesOf, growthTable, indexTable } from '../../../../scripts/measure/bench/growth/report.ts';
import { lineChart, niceCeiling } from '../../../../scripts/measure/bench/report/lines.ts';
import { newUser, startApp } from '../../../helpers/app.ts';

const entry = (json: object): string =>
  `2026-01-31 10:00:00.000 UTC [7] LOG:  duration: 0.040 ms  plan:\n${JSON.stringify(json, null, 2).replaceAll(/^/gm, '\t')}\n`;

const sorted = {
  'Query Text': 'SELECT *\n  FROM tasks',
  Plan: {
    'Node Type': 'Limit',
    Plans: [{ 'Node Type': 'Sort', Plans: [{ 'Node Type': 'Index Scan', 'Index Name': 'tasks_pkey' }] }],
  },
};
const scan = { 'Query Text': 'DELETE', Plan: { 'Node Type': 'Seq Scan', 'Relation Name': 'users' } };

t.test('plans are read out of the log, of each statement the last one', async (t) => {
  const earlier = { ...sorted, Plan: { 'Node Type': 'Seq Scan', 'Relation Name': 'tasks' } };
  const other = '2026-01-31 10:00:00.000 UTC [7] LOG:  checkpoint starting: time\n';
  t.same(plansIn(entry(earlier) + other + entry(scan) + entry(sorted)), [
    { statement: 'SELECT * FROM tasks', indexes: ['tasks_pkey'], scanned: [], sorts: true },
    { statement: 'DELETE', indexes: [], scanned: ['users'], sorts: false },
  ]);
});

t.test('the table of indexes tells of scans and sorts', async (t) => {
  const table = indexTable([
    { request: 'list', plans: plansIn(entry(sorted)) },
    { request: 'delete', plans: plansIn(entry(scan)) },
  ]);
  t.same(table.split('\n').slice(2), ['| list | `tasks_pkey` |  | yes |', '| delete | none | `users` |  |']);
});

t.test('cursors lead into the middle of a list', async (t) => {
  // With variables of its own an app is the test's own.
  const { app } = await startApp(t, { RATE_LIMIT_PER_MINUTE: '0' });
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const user = newUser(app, 'user-65000');
  const tasks = 10;
  for (let title = 1; title <= tasks; title += 1) {
    await user.request({ method: 'POST', url: 'tasks', payload: { title: String(title) } });
  }
  const cursors = await middleCursors(Number(port), { user: 65_000, tasks }, user.token);
  const pages = cursors.map((cursor) => user.request({ url: `tasks?limit=1&cursor=${cursor}` }));
  const titles = (await Promise.all(pages)).map((answer) => answer.json().data[0].title);
  // The latest comes first, and behind four and five of them are the sixth and the fifth.
  t.strictSame(titles, ['6', '5']);
});

t.test('the sizes can be made smaller', async (t) => {
  t.same(growthOf(1).stages, [100_000, 500_000, 1_000_000, 5_000_000]);
  t.same(
    growthOf(1).subjects.map(({ tasks }) => tasks),
    [1_000, 10_000, 100_000, 1_000_000],
  );
  t.same(growthOf(10).stages, [10_000, 50_000, 100_000, 500_000]);
});

const samples: GrowthSample[] = [1, 16].flatMap((connections) =>
  OPERATIONS.flatMap((operation) =>
    [1_000_000, 1_000].flatMap((size) =>
      [1, 5, 2].map((turn) => {
        const p50 = turn * (size === 1_000 ? 1 : 1.5) * connections;
        return { operation, connections, size, p50, requestsPerSecond: 1 };
      }),
    ),
  ),
);

t.test('a curve is the medians by size, and last over first', async (t) => {
  const [get] = curvesOf(samples, 16);
  t.same(get, {
    operation: 'get',
    points: [
      { size: 1_000, p50: 32 },
      { size: 1_000_000, p50: 48 },
    ],
    ratio: 1.5,
  });
  const [head, , row] = growthTable(samples, 'tasks').split('\n');
  t.equal(head, '| operation | connections | 1,000 tasks | 1,000,000 tasks | last / first |');
  t.equal(row, '| get | 1 | 2.000 ms | 3.000 ms | 1.50 |');
});

t.test('a line goes from the least size at the left to the greatest at the right', async (t) => {
  const points = [
    { x: 1_000, y: 0 },
    { x: 1_000_000, y: 2 },
  ];
  const svg = lineChart({ title: 'a', subtitle: 'b', series: ['c'], panels: [{ title: 'd', lines: [{ points }] }] });
  t.match(svg, 'd="M64 318L406 126"');
});

t.test('a scale ends at a round number', async (t) => {
  t.same([0.37, 1, 1.1, 4, 70, 0.05].map(niceCeiling), [0.5, 1, 2, 5, 100, 0.05]);
});
