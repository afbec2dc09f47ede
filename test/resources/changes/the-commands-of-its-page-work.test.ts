import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import t, { type Test } from 'tap';
import { projectFile } from '../../../src/config/paths.ts';
import { EXPIRY } from '../../../src/resources/changes/expiry.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { temporaryFolder } from '../../helpers/embedded-template.ts';
import { listen } from '../../helpers/raw.ts';

const page = readFileSync(projectFile('docs/sync.md'), 'utf8');
const [setUp, ...exchanges] = [...page.matchAll(/```sh\n(.*?)```\n(?:\n```text\n(.*?)```\n)?/gs)].map(
  ([, commands = '', output = '']) => ({ commands, output }),
);

const DONE = '=== done';

/** What the page shows as a pattern. */
const patternOf = (output: string): RegExp =>
  new RegExp(
    `^${output
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('…', '.*')
      .replace('<sha256>', '(?<sha>[0-9a-f]{64})')
      .replace('<sha256>', '\\k<sha>')}$`,
  );

/** A shell that keeps its variables; gives what commands print. */
function startShell(t: Test, cwd: string, env: Record<string, string>): (commands: string) => Promise<string> {
  const { PATH = '' } = process.env;
  const shell = spawn('bash', ['-s'], { cwd, env: { PATH, ...env }, stdio: ['pipe', 'pipe', 'inherit'] });
  t.teardown(async () => {
    shell.stdin.end();
    if (shell.exitCode === null) await once(shell, 'close');
  });
  const lines = createInterface(shell.stdout)[Symbol.asyncIterator]();
  return async (commands) => {
    shell.stdin.write(`${commands}\necho '${DONE}'\n`);
    let printed = '';
    for (;;) {
      const { value, done } = await lines.next();
      if (done || value === DONE) return printed;
      printed += `${value}\n`;
    }
  };
}

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
