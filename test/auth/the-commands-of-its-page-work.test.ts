import t from 'tap';
import { startOwnApp, tokenFor } from '../helpers/app.ts';
import { temporaryFolder } from '../helpers/embedded-template.ts';
import { exchangesOf, patternOf, startShell } from '../helpers/pages.ts';
import { listen } from '../helpers/raw.ts';

const [setUp, ...exchanges] = exchangesOf('docs/access.md');

t.test('each prints what the page says', async (t) => {
  const { app } = await startOwnApp(t, { JWT_OWNERS_CLAIM: 'teams' });
  const ofTeam = { claims: { teams: ['acme'] } };
  const run = startShell(t, await temporaryFolder(t), {
    TOKEN: tokenFor('alice', 600, { scope: 'tasks:read' }),
    BOB: tokenFor('bob', 600, ofTeam),
    CAROL: tokenFor('carol', 600, ofTeam),
  });
  // The service and the tokens of the test, in place of those of the reader.
  t.match(setUp?.commands, /^URL=.*\nTOKEN=.*\nBOB=.*\nCAROL=.*\n/);
  const functions = setUp?.commands.split('\n').slice(4).join('\n');
  t.equal(await run(`URL=http://127.0.0.1:${await listen(app)}\n${functions}`), '');
  t.equal(exchanges.length, 3);
  for (const { commands, output } of exchanges) t.match(await run(commands), patternOf(output), commands);
});
