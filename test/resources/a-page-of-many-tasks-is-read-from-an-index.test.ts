import t from 'tap';
import { listStatements } from '../../src/resource/list-statements.ts';
import type { Position } from '../../src/resource/sorts.ts';
import { TASK } from '../../src/resources/tasks/task.ts';
import { newUser, startApp } from '../helpers/app.ts';

const { app, database } = await startApp(t);
const { pool } = database;
const { id: owner } = newUser(app);
/** Half of the ids of the tasks are behind it. */
const ID = '80000000-0000-4000-8000-000000000000';

/** So many that to read and sort them all costs more than a page from an index; some have nothing to be sorted by. */
const TASKS = 5000;
await pool.query('INSERT INTO users (id, created_at) VALUES ($1, now())', [owner]);
await pool.query(
  `INSERT INTO tasks (user_id, id, title, search_title, position, priority, due_date, due_time, completed_at, is_completed,
      created_at, updated_at)
    SELECT $1, gen_random_uuid(), 'Buy milk', 'buy milk', n, n % 10,
      CASE WHEN n % 3 > 0 THEN DATE '2026-01-01' + n % 700 END, CASE WHEN n % 3 > 1 THEN TIME '08:00' + n * INTERVAL '1 second' END,
      CASE WHEN n % 4 = 0 THEN now() - n * INTERVAL '1 minute' END, n % 4 = 0,
      now() - n * INTERVAL '1 hour', now() - n * INTERVAL '1 minute'
    FROM generate_series(1, $2::integer) AS n`,
  [owner, TASKS],
);
await pool.query('ANALYZE tasks');

/** Where later pages begin: behind a task in the middle, and behind one with nothing to be sorted by. */
const LATER: Readonly<Record<string, Position['values'][]>> = {
  created_at: [[]],
  updated_at: [['2026-11-20T10:00:00.000Z']],
  completed_at: [['2026-11-20T10:00:00.000Z'], [null]],
  position: [[TASKS / 2]],
  due: [
    ['2026-12-24', null],
    ['2026-12-24', '09:00:00'],
    [null, null],
  ],
  priority: [[5], [0]],
};

interface PlanNode {
  readonly 'Node Type': string;
  readonly Plans?: readonly PlanNode[];
}

/** The ways from the root of a plan to where it reads rows, by the types of the nodes. */
const waysIn = ({ 'Node Type': type, Plans: plans = [] }: PlanNode): string[][] =>
  plans.length === 0 ? [[type]] : plans.flatMap(waysIn).map((way) => [type, ...way]);

/** Whether no more rows are read than the limit asks for: below it is an index in its order. */
const isByIndex = (way: readonly string[]): boolean =>
  /^Limit( Subquery Scan)? Index( Only)? Scan$/.test(way.slice(way.lastIndexOf('Limit')).join(' '));

t.test('each order of tasks but that of texts is tried', async (t) => {
  const byIndex = [...TASK.orders].filter(([, { collate }]) => collate === undefined).map(([name]) => name);
  t.strictSame(Object.keys(LATER).sort(), byIndex.sort());
});

const statementsFor = listStatements(TASK);

for (const [field, positions] of Object.entries(LATER)) {
  for (const sort of [field, `-${field}`]) {
    t.test(`sort=${sort}: first and later pages read no more than they show`, async (t) => {
      for (const values of [undefined, ...positions]) {
        const query = { sort, limit: 20, include_total: false };
        const [call] = statementsFor(query, values && { values, id: ID });
        const explain = `EXPLAIN (FORMAT JSON) ${call?.statement.text}`;
        const { rows } = await pool.query(explain, [owner, ...(call?.values ?? [])]);
        const ways = waysIn(rows[0]['QUERY PLAN'][0].Plan);
        t.ok(ways.length > 0);
        t.strictSame(
          ways.filter((way) => !isByIndex(way)),
          [],
          values ? `behind ${JSON.stringify(values)}` : 'the first page',
        );
      }
    });
  }
}
