import t from 'tap';
import { newUser, startApp } from '../helpers/app.ts';
import { temporaryFolder } from '../helpers/embedded-template.ts';
import { exchangesOf, patternOf, startShell } from '../helpers/pages.ts';
import { listen } from '../helpers/raw.ts';

const blocks = exchangesOf('docs/mcp.md');
const setUp = blocks.find(({ commands }) => commands.startsWith('URL='));
const exchanges = blocks.filter(({ output }) => output !== '');

t.test('each prints what the page says', async (t) => {
  const { app } = await startApp(t, { MCP: 'true' });
  const run = startShell(t, await temporaryFolder(t), { TOKEN: newUser(app).token });
  // The service and the token of the test, in place of those of the reader.
  t.match(setUp?.commands, /^URL=.*\nTOKEN=.*\n/);
  const functions = setUp?.commands.split('\n').slice(2).join('\n');
  t.equal(await run(`URL=http://127.0.0.1:${await listen(app)}\n${functions}`), '');
  t.equal(exchanges.length, 5);
  for (const { commands, output } of exchanges) t.match(await run(commands), patternOf(output), commands);
});
