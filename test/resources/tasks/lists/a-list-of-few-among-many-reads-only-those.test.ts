import t from 'tap';
import { listStatements } from '../../../../src/resource/list-statements.ts';
import { TASK } from '../../../../src/resources/tasks/task.ts';
import { openEmbeddedCopy } from '../../../database/scratch.ts';
import { storeTasks, taskRow } from '../../../helpers/rows.ts';

const MANY = 3000;
const FEW = 3;

/** More than a page and what stands at its edges; far less than there are. */
const MAX_READ = 100;

interface PlanNode {
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** The rows that the leaves of a plan looked at. */
function rowsRead(node: PlanNode): number {
  if (node.Plans) return node.Plans.reduce((sum, inner) => sum + rowsRead(inner), 0);
  return (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
}

const database = await openEmbeddedCopy(t);
const created = Date.now();
const project = { user_id: 'ada', id: '019a0000-0000-7000-8000-000000000001', name: 'Work', position: 0 };
await database.prisma.user.create({ data: { id: 'ada', created_at: new Date() } });
await database.prisma.project.create({
  data: { ...project, search_name: 'work', created_at: new Date(), updated_at: new Date() },
});
// The few are the oldest: what reads the tasks in their order meets them last.
const tasks = Array.from({ length: MANY }, (_, index) =>
  taskRow('ada', {
    created_at: new Date(created + index),
    ...(index >= FEW && {
      ...{ is_completed: true, completed_at: new Date(created + index), due_date: new Date('2026-12-01'), priority: 5 },
      ...{ project_id: project.id, position: index },
    }),
  }),
);
await storeTasks(database, tasks);
await database.pool.query('ANALYZE tasks');

const LIST = { limit: 20, sort: '-created_at', include_total: false, include_subtask_counts: false };
const lists: [name: string, query: object][] = [
  ['open tasks', { is_completed: false }],
  ['tasks without a project', { project_id: 'none' }],
  ['tasks without a priority', { priority: [0] }],
  ['tasks by their due date', { sort: 'due' }],
  ['tasks by their priority', { sort: '-priority' }],
  ['tasks by their completion', { sort: 'completed_at' }],
  ['a project by hand', { project_id: project.id, sort: 'position' }],
];
for (const [name, query] of lists) {
  t.test(`${name}: as many rows are read as a page has, however many there are`, async (t) => {
    const [page] = listStatements(TASK)({ ...LIST, ...query }, undefined);
    t.ok(page);
    const { rows } = await database.pool.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${page?.statement.text}`, [
      'ada',
      ...(page?.values ?? []),
    ]);
    const [{ Plan }]: [{ Plan: PlanNode }] = rows[0]['QUERY PLAN'];
    t.ok(rowsRead(Plan) <= MAX_READ, `${rowsRead(Plan)} rows are read`);
  });
}
