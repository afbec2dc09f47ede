import t from 'tap';
import { newUser, startApp } from '../helpers/app.ts';
import { connectAgent } from './agent.ts';

t.test('an agent changes only the version that it has read', async (t) => {
  const { app } = await startApp(t, { MCP: 'true' });
  const user = newUser(app);
  const { call } = await connectAgent(t, app, user.token);
  const { data } = await call('create_task', { title: 'Mine' });
  const { id: task_id } = data as { id: string };
  const now = async () => (await call('get_task', { task_id })).data as { title: string; etag: string };

  t.test('a conflict comes back with the current state, by which it is settled', async (t) => {
    await user.request({ method: 'PATCH', url: `tasks/${task_id}`, payload: { title: 'Theirs' } });
    const conflict = await call('update_task', { task_id, if_match: '"1"', title: 'Ours' });
    t.match(conflict, {
      isError: true,
      code: 'PRECONDITION_FAILED',
      status: 412,
      current: { id: task_id, title: 'Theirs', etag: '"2"' },
      request_id: String,
    });
    const { etag: if_match } = conflict.current as { etag: string };
    t.match(await call('update_task', { task_id, if_match, title: 'Ours' }), {
      isError: false,
      data: { title: 'Ours' },
    });
  });

  t.test('no change is made without a version, or for any', async (t) => {
    const before = await now();
    const changes = { update_task: { title: 'Blind' }, complete_task: {}, delete_task: {}, move_task: { to: 'end' } };
    for (const [name, args] of Object.entries(changes)) {
      for (const if_match of [undefined, null, '*', '', '3', '"1", "2", "3"', ['"3"'], 3]) {
        const refused = await call(name, { task_id, ...args, ...(if_match !== undefined && { if_match }) });
        t.match(refused, { isError: true, code: 'PRECONDITION_REQUIRED', status: 428 }, `${name} ${if_match}`);
      }
    }
    t.strictSame(await now(), before);
  });

  t.test('nor in a batch, whatever its writes are called', async (t) => {
    const before = await now();
    const writes = [
      { operation: 'updateTask', task_id, body: { title: 'Blind' } },
      { operation: 'updateTask', task_id, if_match: '*', body: { title: 'Blind' } },
      { operation: 'replaceTask', task_id, body: { title: 'Blind' } },
      { operation: 'completeTask', task_id },
      { operation: 'moveTask', task_id, body: { to: 'end' } },
      { operation: 'deleteTask', task_id },
      { operation: 'deleteProject', project_id: task_id },
    ];
    for (const write of writes) {
      const refused = await call('batch', { operations: [{ operation: 'createTask', body: { title: 'New' } }, write] });
      t.match(refused, { isError: true, code: 'PRECONDITION_REQUIRED' }, JSON.stringify(write));
      t.match(refused.detail, /^\/operations\/1\/if_match must be the etag/);
    }
    t.strictSame(await now(), before);
    t.match(await call('list_tasks', { q: 'New' }), { data: [] });
  });
});
