import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t from 'tap';
import { projectFile } from '../../../src/config/paths.ts';

const run = promisify(execFile);
const read = (path: string): string => readFileSync(projectFile(path), 'utf8');

/** Packed: two fifths of it are the contract's types, a fifth is the replica. */
const MOST_BYTES = 60_000;

/** Where the types of both entries begin. */
const ENTRIES = ['generated/index.d.ts', 'generated/offline/index.d.ts'];

/** Declarations that others lead to, by whatever way. */
function reached(paths: readonly string[]): string[] {
  const found = new Set(paths);
  for (const path of found) {
    for (const [, name] of read(`src/client/${path}`).matchAll(/from '(\.[\w./-]+)\.js'/g)) {
      found.add(join(dirname(path), `${name}.d.ts`));
    }
  }
  return [...found].sort();
}

t.test('code, types, README and licence, and nothing else', async (t) => {
  const cwd = fileURLToPath(projectFile('src/client'));
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json'], { cwd });
  const [packed] = JSON.parse(stdout) as { files: { path: string }[]; size: number }[];
  const paths = packed?.files.map(({ path }) => path) ?? [];
  const declarations = paths.filter((path) => path.endsWith('.d.ts'));
  const others = paths.filter((path) => !declarations.includes(path));
  t.strictSame(others.sort(), [
    'LICENSE',
    'README.md',
    'generated/index.js',
    'generated/offline/index.js',
    'package.json',
  ]);
  t.strictSame(declarations.sort(), reached(ENTRIES));
  t.ok(packed && packed.size < MOST_BYTES, `${packed?.size} bytes`);
});

t.test('it depends on nothing', async (t) => {
  const manifest = JSON.parse(read('src/client/package.json')) as Record<string, unknown>;
  for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies']) t.notOk(kind in manifest, kind);
});

t.test('its licence is that of the project', async (t) => t.equal(read('src/client/LICENSE'), read('LICENSE')));
