import t from 'tap';
import { newUser, startApp } from '../helpers/app.ts';
import { connectAgent } from './agent.ts';

const DAYS = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];

t.test('an agent plans a week in one step, all or nothing', async (t) => {
  const { app } = await startApp(t, { MCP: 'true' });
  const { call } = await connectAgent(t, app, newUser(app).token);
  const { data: left } = await call('create_task', { title: 'Left over', due: { date: '2026-11-20' } });
  const { id: task_id, etag: if_match } = left as { id: string; etag: string };
  const operations = [
    ...DAYS.map((date) => ({
      operation: 'createTask',
      body: { title: `Plan of ${date}`, due: { date }, tags: ['week'] },
    })),
    { operation: 'updateTask', task_id, if_match, body: { due: { date: '2026-11-23' } } },
  ];
  const broken = [...operations, { operation: 'createTask', body: { title: '' } }];
  t.match(await call('batch', { operations: broken }), {
    isError: true,
    code: 'VALIDATION_FAILED',
    errors: [{ pointer: '/operations/6/body/title' }],
  });
  t.match(await call('list_tasks', { tag: ['week'] }), { data: [], meta: { count: 0 } }, 'nothing was created');

  const planned = await call('batch', { operations, idempotency_key: 'week-48' });
  t.match(planned, { isError: false, data: DAYS.map(() => ({ operation: 'createTask', status: 201 })) });
  t.strictSame(
    await call('batch', { operations, idempotency_key: 'week-48' }),
    planned,
    'once, however often it is asked for',
  );
  const week = await call('list_tasks', { due_after: '2026-11-22', due_before: '2026-11-28', sort: 'due', limit: 4 });
  t.match(week, { data: { length: 4 }, meta: { count: 4, has_more: true } });
  const rest = await call('list_tasks', {
    due_after: '2026-11-22',
    due_before: '2026-11-28',
    sort: 'due',
    limit: 4,
    cursor: week.meta?.next_cursor,
  });
  t.match(rest, { data: { length: 2 }, meta: { has_more: false } });
});
