import t from 'tap';
import { EXPIRY } from '../../../src/resources/changes/expiry.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { temporaryFolder } from '../../helpers/embedded-template.ts';
import { exchangesOf, patternOf, startShell } from '../../helpers/pages.ts';
import { listen } from '../../helpers/raw.ts';

const [setUp, ...exchanges] = exchangesOf('docs/sync.md');

t.test('each prints what the page says', async (t) => {
  const { app, database } = await startApp(t);
  const alice = newUser(app);
  const run = startShell(t, await temporaryFolder(t), { TOKEN: alice.token });
  // The service and the token of the test, in place of those of the reader.
  t.match(setUp?.commands, /^URL=.*\nTOKEN=.*\n/);
  const functions = setUp?.commands.split('\n').slice(2).join('\n');
  t.equal(await run(`URL=http://127.0.0.1:${await listen(app)}\n${functions}`), '');
  t.equal(exchanges.length, 8);
  for (const { commands, output } of exchanges) {
    if (commands.includes('since=$OLD')) {
      // The time that it takes for deletions to be forgotten.
      for (const { text } of EXPIRY) await database.pool.query(text, [alice.id, new Date().toISOString()]);
    }
    t.match(await run(commands), patternOf(output), commands);
  }
});
