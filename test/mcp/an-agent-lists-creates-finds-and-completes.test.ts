import t from 'tap';
import { newUser, startApp } from '../helpers/app.ts';
import { connectAgent } from './agent.ts';

t.test('an agent does what its user would do with the HTTP interface', async (t) => {
  const { app } = await startApp(t, { MCP: 'true' });
  for (const mode of ['auto', 'legacy'] as const) {
    const user = newUser(app);
    const { client, call } = await connectAgent(t, app, user.token, mode);
    t.match(client.getInstructions(), /if_match/, mode);
    const { tools } = await client.listTools();
    t.equal(tools.length, 11);

    const { data: project } = await call('create_project', { name: 'Household' });
    const { id: project_id } = project as { id: string };
    const created = await call('create_task', { title: 'Water the plants', project_id, due: { date: '2026-11-23' } });
    const { id: task_id, etag } = created.data as { id: string; etag: string };
    t.match(created, {
      isError: false,
      data: { title: 'Water the plants', project_id, due: { date: '2026-11-23', time: null }, is_completed: false },
      meta: { etag: '"1"' },
    });
    t.notMatch(created.data, { user_id: String }, 'what no agent needs is left out');

    const found = await call('list_tasks', {
      q: 'PLANTS',
      project_id,
      priority: [0],
      due_before: '2026-11-24',
      limit: 1,
    });
    t.match(found, { data: [{ id: task_id, etag }], meta: { count: 1, has_more: false, next_cursor: null } });
    t.match(await call('list_projects'), { data: [{ id: project_id, name: 'Household' }] });

    const completed = await call('complete_task', { task_id, if_match: etag });
    t.match(completed, { isError: false, data: { id: task_id, is_completed: true }, meta: { etag: '"2"' } });
    t.match(await call('get_task', { task_id }), { data: { is_completed: true } });
    const deleted = await call('delete_task', { task_id, if_match: '"2"' });
    t.strictSame(deleted, { isError: false, data: null });
    t.match(await call('get_task', { task_id }), { isError: true, code: 'TASK_NOT_FOUND', status: 404 });
  }
});

t.test('the text of a result is its data, for agents that read nothing else', async (t) => {
  const { app } = await startApp(t, { MCP: 'true' });
  const { client } = await connectAgent(t, app, newUser(app).token);
  for (const title of ['A task', '']) {
    const { content, structuredContent } = await client.callTool({ name: 'create_task', arguments: { title } });
    t.strictSame(content, [{ type: 'text', text: JSON.stringify(structuredContent) }]);
  }
});
