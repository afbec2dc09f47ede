import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import t from 'tap';
import { projectFile } from '../../../src/config/paths.ts';

const run = promisify(execFile);
const read = (path: string): string => readFileSync(projectFile(path), 'utf8');

/** Packed; nearly all of it are the contract's types. */
const MOST_BYTES = 40_000;

t.test('code, types, README and licence, and nothing else', async (t) => {
  const cwd = fileURLToPath(projectFile('src/client'));
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json'], { cwd });
  const [packed] = JSON.parse(stdout) as { files: { path: string }[]; size: number }[];
  const paths = packed?.files.map(({ path }) => path) ?? [];
  const declarations = paths.filter((path) => path.endsWith('.d.ts'));
  const others = paths.filter((path) => !declarations.includes(path));
  t.strictSame(others.sort(), ['LICENSE', 'README.md', 'generated/index.js', 'package.json']);
  const imported = declarations.flatMap((path) => [...read(`src/client/${path}`).matchAll(/from '\.\/([\w-]+)\.js'/g)]);
  const needed = new Set(['index', ...imported.map(([, name]) => name)].map((name) => `generated/${name}.d.ts`));
  t.strictSame(declarations.sort(), [...needed].sort());
  t.ok(packed && packed.size < MOST_BYTES, `${packed?.size} bytes`);
});

t.test('it depends on nothing', async (t) => {
  const manifest = JSON.parse(read('src/client/package.json')) as Record<string, unknown>;
  for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies']) t.notOk(kind in manifest, kind);
});

t.test('its licence is that of the project', async (t) => t.equal(read('src/client/LICENSE'), read('LICENSE')));
