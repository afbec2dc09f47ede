import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t from 'tap';
import { projectFile } from '../../../src/config/paths.ts';
import { startServed } from '../../client/start.ts';
import { temporaryFolder } from '../../helpers/embedded-template.ts';

const run = promisify(execFile);
const EXAMPLE = /`(\w+\.mjs)`:\n\n```js\n(.*?)```\n(?:\n```text\n(.*?)```\n)?/gs;

const readme = await readFile(projectFile('src/client/README.md'), 'utf8');
const examples = [...readme.matchAll(EXAMPLE)].map(([, name = '', code = '', output]) => ({ name, code, output }));

/** A project that has installed this one, as the README says. */
const folder = await temporaryFolder(t);
await mkdir(join(folder, 'node_modules'));
await symlink(fileURLToPath(projectFile('src/client')), join(folder, 'node_modules/taskpact-client'));
for (const { name, code } of examples) await writeFile(join(folder, name), code);

t.test('every program of the README is an example', (t) => {
  t.equal(examples.length, readme.split('```js').length - 1);
  t.end();
});

t.test('each one prints what the README says', async (t) => {
  const { proxy, newToken } = await startServed(t);
  const env = { PATH: process.env.PATH, TASKPACT_URL: proxy.url, TASKPACT_TOKEN: newToken() };
  for (const { name, output } of examples.filter(({ output }) => output !== undefined)) {
    const { stdout, stderr } = await run(process.execPath, [name], { cwd: folder, env });
    t.strictSame({ name, stdout, stderr }, { name, stdout: output, stderr: '' });
  }
});

t.test('a strict consumer finds no fault with the types', async (t) => {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const node = fileURLToPath(projectFile('node_modules/@types'));
  const options = [
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--allowJs',
    '--checkJs',
    '--target',
    'es2022',
  ];
  const modules = ['--module', 'nodenext', '--typeRoots', node, '--types', 'node'];
  const { stdout } = await run(process.execPath, [tsc, ...options, ...modules, ...examples.map(({ name }) => name)], {
    cwd: folder,
  }).catch((error: { stdout: string }) => error);
  t.equal(stdout, '');
});
