import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import t from 'tap';
import { isProblem } from '../helpers/answers.ts';
import { newUser, startApp } from '../helpers/app.ts';
import { sendMessage } from './message.ts';

t.test('without MCP=true there is nothing at its paths', async (t) => {
  const { app } = await startApp(t);
  isProblem(t, await sendMessage(app, newUser(app).token, 'tools/list'), 'ROUTE_NOT_FOUND');
  isProblem(t, await app.inject({ url: '/.well-known/oauth-protected-resource/mcp' }), 'ROUTE_NOT_FOUND');
  t.equal((await app.inject({ url: '/api/me/tasks' })).headers['www-authenticate'], 'Bearer');
});

t.test('and nothing of it is loaded', async (t) => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => ({ path: join('src', name), text: readFileSync(join('src', name), 'utf8') }));
  const naming = (what: RegExp) => sources.filter(({ text }) => what.test(text)).map(({ path }) => path);
  const users = naming(/from '@modelcontextprotocol\//);
  t.ok(users.length > 0);
  for (const path of users) t.match(path, /^src\/mcp\//, 'only it imports the packages');
  const outside = naming(/'[^']*\/mcp\/[^']*'/).filter((path) => !path.startsWith('src/mcp/'));
  t.strictSame(outside, ['src/app.ts']);
  const { text = '' } = sources.find(({ path }) => path === 'src/app.ts') ?? {};
  t.strictSame(text.match(/.*'[^']*\/mcp\/[^']*'.*/g), [
    "  const mcp = config.MCP ? await import('./mcp/index.ts') : undefined;",
  ]);
});
