import t from 'tap';
import { signToken } from '../../src/auth/sign.ts';
import { isProblem } from '../helpers/answers.ts';
import { newUser, startApp, tokenFor } from '../helpers/app.ts';
import { sendMessage } from './message.ts';

const FOREIGN = signToken({
  secret: 'somebody else knows this secret of 42 bytes',
  subject: 'eve',
  claim: 'sub',
  expiresInSeconds: 60,
});

const BAD = {
  'no token': [undefined, 'Bearer'],
  'an expired one': [
    tokenFor('alice', -60),
    'Bearer error="invalid_token", error_description="The token has expired."',
  ],
  'one of another issuer': [FOREIGN, /^Bearer error="invalid_token", error_description="[^"]+"$/],
  'what is none': ['x', /^Bearer error="invalid_token", error_description="[^"]+"$/],
} as const;

t.test('a request without a valid token is 401, whatever it asks for', async (t) => {
  const { app } = await startApp(t, { MCP: 'true' });
  for (const [name, [token, challenge]] of Object.entries(BAD)) {
    for (const method of ['server/discover', 'tools/list', 'tools/call', 'nonsense']) {
      const answer = await sendMessage(app, token, method, { name: 'list_tasks', arguments: {} });
      isProblem(t, answer, 'UNAUTHENTICATED', `${name}, ${method}`);
      t.match(answer.headers['www-authenticate'], challenge);
    }
  }
});

t.test('before its body is looked at', async (t) => {
  const { app } = await startApp(t, { MCP: 'true' });
  for (const payload of ['', '{', '[]', 'x'.repeat(1000)]) {
    for (const type of ['application/json', 'text/plain', 'nonsense']) {
      const headers = { 'content-type': type };
      isProblem(t, await app.inject({ method: 'POST', url: '/mcp', headers, payload }), 'UNAUTHENTICATED');
    }
  }
});

t.test('an agent reaches only what is its own user’s', async (t) => {
  const { app } = await startApp(t, { MCP: 'true' });
  const [alice, bob] = [newUser(app), newUser(app)];
  const created = await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Of Alice' } });
  const { id: task_id } = (created.json() as { data: { id: string } }).data;
  const asked = {
    get_task: { task_id },
    delete_task: { task_id, if_match: '"1"' },
    update_task: { task_id, if_match: '"1"' },
  };
  for (const [name, args] of Object.entries(asked)) {
    const answer = await sendMessage(app, bob.token, 'tools/call', { name, arguments: args });
    t.match(answer.json(), { result: { isError: true, structuredContent: { code: 'TASK_NOT_FOUND' } } }, name);
  }
  for (const args of [{ user_id: alice.id }, { owner: alice.id }, { 'user_id ': alice.id }]) {
    const answer = await sendMessage(app, bob.token, 'tools/call', { name: 'list_tasks', arguments: args });
    t.match(answer.json(), { result: { isError: true, structuredContent: { code: 'VALIDATION_FAILED' } } });
  }
});
