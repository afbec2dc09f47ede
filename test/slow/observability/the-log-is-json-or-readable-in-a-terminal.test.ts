import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import t, { type Test } from 'tap';

/** Gives a command a terminal (util-linux); other systems have another one of that name. */
const withoutTerminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux')
  ? false
  : 'there is no script(1) of util-linux';

const SERVER = [process.execPath, '--import=tsx', 'src/server.ts'];

/** Starts the service, ends it as soon as it has said that it listens, and gives all that it said. */
async function outputOf(t: Test, command: readonly string[], environment: string): Promise<string> {
  const [program = '', ...words] = command;
  const child: ChildProcess = spawn(program, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: environment,
      PORT: '0',
      // Away: it starts without, which takes less.
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
      JWT_SECRET: 'a-secret-of-this-test-that-is-long-enough',
    },
  });
  t.teardown(() => child.kill('SIGKILL'));
  // Where script(1) says that it was ended.
  child.stderr?.setEncoding('utf8').on('data', (text: string) => t.comment(text));
  let output = '';
  let isEnding = false;
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (isEnding || !output.includes('listening at')) return;
    isEnding = true;
    child.kill('SIGTERM');
  });
  await once(child, 'close');
  return output;
}

t.test('one JSON object a line, whatever the environment, where nobody reads it', async (t) => {
  const output = await outputOf(t, SERVER, 'production');
  const lines = output.trim().split('\n');
  t.ok(lines.length >= 2);
  for (const line of lines) t.match(JSON.parse(line), { level: Number, time: /^\d{4}-\d\d-\d\dT/, msg: String }, line);
  const development = await outputOf(t, SERVER, 'development');
  t.match(development, /^\{"level":30,.*"msg":"listening at/m);
});

t.test('in a terminal it is readable in development', { skip: withoutTerminal }, async (t) => {
  const inTerminal = ['script', '--quiet', '--return', '--command', SERVER.join(' '), '/dev/null'];
  const output = await outputOf(t, inTerminal, 'development');
  t.match(output, /INFO.*listening at http/);
  t.notMatch(output, '"level"');
});

t.test('and JSON in production', { skip: withoutTerminal }, async (t) => {
  const inTerminal = ['script', '--quiet', '--return', '--command', SERVER.join(' '), '/dev/null'];
  t.match(await outputOf(t, inTerminal, 'production'), /^\{"level":30,.*"msg":"listening at/m);
});
