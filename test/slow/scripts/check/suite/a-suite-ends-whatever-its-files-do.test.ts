import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { projectFile } from '../../../../../src/config/paths.ts';
import { outcomeOf } from './run.ts';

const RUNNER = projectFile('scripts/check/suite/run-files.ts').href;
const ENVIRONMENT = { NODE_OPTIONS: '--import=tsx', TAP_TIMEOUT: '5' };

/** How long a process may take to end after its last file, in milliseconds. */
const PATIENCE_MS = 2000;

const fixture = (name: string): string => `test/slow/scripts/check/suite/fixtures/${name}.ts`;

/** Writes a program that runs fixtures as test files; it goes when the test ends. */
async function programOf(t: Test, names: readonly string[]): Promise<string> {
  // Inside the project: tap keeps the results of a program elsewhere in a folder `tmp` of the project.
  await mkdir('.tap', { recursive: true });
  const folder = await mkdtemp('.tap/suite-');
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const program = join(folder, 'program.mjs');
  const call = `await runFiles(${JSON.stringify(names.map(fixture))}, ${JSON.stringify(folder)}, ${PATIENCE_MS});`;
  await writeFile(program, `import { runFiles } from ${JSON.stringify(RUNNER)};\n${call}\n`);
  return program;
}

t.test('a file that outlasts its time has failed, and the next one runs', async (t) => {
  const program = await programOf(t, ['never-ends', 'never-closes', 'ends']);
  const { code, stdout } = await outcomeOf([process.execPath, program], ENVIRONMENT);
  t.equal(code, 1);
  t.match(stdout, new RegExp(`^not ok 1 - ${fixture('never-ends')}`, 'm'));
  t.match(stdout, new RegExp(`^not ok 2 - ${fixture('never-closes')}`, 'm'));
  t.match(stdout, new RegExp(`^ok 3 - ${fixture('ends')}`, 'm'));
});

t.test('what keeps the process alive after the last file is named and ended, and the process has failed', async (t) => {
  const program = await programOf(t, ['leaves-a-server', 'leaves-a-process', 'ends']);
  const { code, stdout, stderr } = await outcomeOf([process.execPath, program], ENVIRONMENT);
  t.equal(code, 1);
  t.match(stdout, new RegExp(`^ok 3 - ${fixture('ends')}`, 'm'));
  const [line = ''] = stderr.trim().split('\n');
  t.match(line, /^The test files are through, but something keeps their process alive: .*TCPServerWrap/);
  t.match(line, new RegExp(`; process \\d+ of ${fixture('leaves-a-process')}, .*setInterval`));
});

t.test('files that leave nothing behind end as they should, also those that ask for more time', async (t) => {
  const program = await programOf(t, ['asks-for-more-time', 'ends']);
  const { code, stderr } = await outcomeOf([process.execPath, program], ENVIRONMENT);
  t.strictSame([code, stderr], [0, '']);
});

t.test('a file that never comes to rest is ended with its process', async (t) => {
  const program = await programOf(t, ['loops']);
  const tap = [process.execPath, 'node_modules/tap/dist/esm/run.mjs', '--reporter=tap', '--disable-coverage'];
  const { code, stdout } = await outcomeOf([...tap, '--timeout=5', program], { NODE_OPTIONS: '--import=tsx' });
  t.equal(code, 1);
  t.match(stdout, /^not ok \d - timeout!/m);
});
