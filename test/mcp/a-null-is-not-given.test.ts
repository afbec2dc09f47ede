import t from 'tap';
import { newUser, startApp } from '../helpers/app.ts';
import { connectAgent } from './agent.ts';

t.test('agents send null for what they leave out: in the query, the body and the headers', async (t) => {
  const { app } = await startApp(t, { MCP: 'true' });
  const { call } = await connectAgent(t, app, newUser(app).token);
  const made = await call('create_task', { title: 'Buy milk', description: null, due: null, idempotency_key: null });
  t.match(made, { isError: false, data: { title: 'Buy milk', due: null } });
  const again = await call('batch', {
    operations: [{ operation: 'createTask', body: { title: 'Call Bob' } }],
    idempotency_key: null,
  });
  t.match(again, { isError: false, data: [{ status: 201 }] });
  t.match(await call('list_tasks', { q: null, cursor: null, limit: null }), { isError: false, meta: { count: 2 } });
});
