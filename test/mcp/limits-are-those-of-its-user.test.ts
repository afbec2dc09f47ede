import t from 'tap';
import { isProblem } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { sendMessage } from './message.ts';

const call = { name: 'list_tasks', arguments: {} };

t.test('a call counts as two requests of the user, and what is too much is told', async (t) => {
  const { app } = await startApp(t, { MCP: 'true', RATE_LIMIT_PER_MINUTE: '6' });
  const user = newUser(app);
  const first = await sendMessage(app, user.token, 'tools/call', call);
  t.equal(first.headers['ratelimit-remaining'], '5');
  t.equal((await user.request({ url: 'tasks' })).headers['ratelimit-remaining'], '3');
  t.equal((await sendMessage(app, user.token, 'tools/list')).headers['ratelimit-remaining'], '2');
  await user.request({ url: 'tasks' });
  const last = await sendMessage(app, user.token, 'tools/call', call);
  t.equal(last.statusCode, 200, 'the message is the last one, its call is one too many');
  t.match(last.json(), {
    result: { isError: true, structuredContent: { code: 'RATE_LIMITED', status: 429, retry_after: Number } },
  });
  const refused = await sendMessage(app, user.token, 'tools/list');
  isProblem(t, refused, 'RATE_LIMITED');
  t.match(refused.headers['retry-after'], /^\d+$/);
  t.equal((await sendMessage(app, newUser(app).token, 'tools/list')).statusCode, 200, 'of this user alone');
});

t.test('who sends no valid token is counted by address', async (t) => {
  const { app } = await startApp(t, { MCP: 'true', RATE_LIMIT_PER_MINUTE: '2' });
  const send = () => sendMessage(app, 'x', 'tools/list');
  isProblem(t, await send(), 'UNAUTHENTICATED');
  isProblem(t, await send(), 'UNAUTHENTICATED');
  isProblem(t, await send(), 'RATE_LIMITED');
});
