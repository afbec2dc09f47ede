import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t from 'tap';
import { projectFile } from '../../../src/config/paths.ts';
import { temporaryFolder } from '../../helpers/embedded-template.ts';

const run = promisify(execFile);
const EXAMPLE = /`(\w+\.ts)`:\n\n```ts\n(.*?)```\n/gs;

/** What is used of React, whose types are a package of their own. */
const REACT = `declare module 'react' {
  export function useSyncExternalStore<T>(subscribe: (changed: () => void) => () => void, getSnapshot: () => T): T;
}`;

const page = await readFile(projectFile('docs/offline.md'), 'utf8');
const examples = [...page.matchAll(EXAMPLE)].map(([, name = '', code = '']) => ({ name, code }));

t.test('a strict consumer finds no fault with them', async (t) => {
  t.equal(examples.length, page.split('```ts').length - 1);
  const folder = await temporaryFolder(t);
  await mkdir(join(folder, 'node_modules/@tanstack'), { recursive: true });
  for (const [name, path] of [
    ['taskpact-client', 'src/client'],
    ['@tanstack/query-core', 'node_modules/@tanstack/query-core'],
  ] as const)
    await symlink(fileURLToPath(projectFile(path)), join(folder, 'node_modules', name));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder, 'react.d.ts'), REACT);
  for (const { name, code } of examples) await writeFile(join(folder, name), code);
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const options = [
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--allowImportingTsExtensions',
    '--skipLibCheck',
  ];
  const modules = ['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable'];
  const files = ['react.d.ts', ...examples.map(({ name }) => name)];
  const { stdout } = await run(process.execPath, [tsc, ...options, ...modules, ...files], { cwd: folder }).catch(
    (error: { stdout: string }) => error,
  );
  t.strictSame(stdout.split('\n').filter(Boolean), []);
});
