import t from 'tap';
import { newUser, startApp } from '../helpers/app.ts';
import { sendMessage } from './message.ts';

const ISSUER = 'https://login.example/api/auth';
const AUDIENCE = 'https://tasks.example';

const create = { name: 'create_task', arguments: { title: 'A task' } };
const batch = { name: 'batch', arguments: { operations: [{ operation: 'createTask', body: { title: 'A task' } }] } };

t.test('a tool whose scope the token lacks is an error that says which', async (t) => {
  const { app } = await startApp(t, { MCP: 'true' });
  const { token } = newUser(app, undefined, { scope: 'tasks:read' });
  for (const params of [create, batch]) {
    const answer = await sendMessage(app, token, 'tools/call', params);
    t.equal(answer.statusCode, 200);
    t.match(answer.json(), {
      result: { isError: true, structuredContent: { code: 'INSUFFICIENT_SCOPE', status: 403, detail: /tasks:write/ } },
    });
  }
  const answer = await sendMessage(app, token, 'tools/call', { name: 'list_tasks', arguments: {} });
  t.match(answer.json(), { result: { structuredContent: { data: [] } } }, 'others go on');
});

t.test('where agents get tokens by themselves, it is 403 with the challenge', async (t) => {
  const { app } = await startApp(t, { MCP: 'true', MCP_AUTHORIZATION_SERVER: ISSUER, JWT_AUDIENCE: AUDIENCE });
  const { token } = newUser(app, undefined, { scope: 'tasks:read', audience: AUDIENCE });
  for (const params of [create, batch]) {
    const answer = await sendMessage(app, token, 'tools/call', params, { host: 'tasks.example' });
    t.equal(answer.statusCode, 403);
    t.equal(
      answer.headers['www-authenticate'],
      'Bearer error="insufficient_scope", scope="tasks:write", resource_metadata="http://tasks.example/.well-known/oauth-protected-resource/mcp"',
    );
    t.match(answer.json(), { id: 1, result: { isError: true, structuredContent: { code: 'INSUFFICIENT_SCOPE' } } });
  }
});
