import { readFileSync } from 'node:fs';
import t from 'tap';
import { projectFile } from '../../src/config/paths.ts';

type Manifest = Record<'dependencies' | 'devDependencies', Record<string, string>>;

/** A package in the lockfile; a workspace is a link to its folder. */
interface Locked {
  readonly integrity?: string;
  readonly link?: boolean;
  readonly resolved?: string;
}

const read = (path: string): string => readFileSync(projectFile(path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const [, running = '', developing = ''] = read('docs/dependencies.md').split(/^## .*$/m);

/** The packages of a table, with a reason that has some words. */
const listedIn = (part: string): string[] =>
  [...part.matchAll(/^\| `([^`]+)` \| (?:\S+ ){1,}\S+ \|$/gm)].map(([, name]) => String(name));

const PARTS = [
  ['dependencies', running],
  ['devDependencies', developing],
] as const;

t.test('docs/dependencies.md lists what package.json has, no more and no less', async (t) => {
  for (const [kind, part] of PARTS) t.strictSame(listedIn(part), Object.keys(manifest[kind]).sort(), kind);
});

/** A version, or a package under a name of ours with its version. */
const EXACT = /^(npm:[\w./@-]+@)?\d+\.\d+\.\d+(-[\w.-]+)?$/;

t.test('every version is exact', async (t) => {
  for (const [kind] of PARTS) {
    for (const [name, version] of Object.entries(manifest[kind])) t.match(version, EXACT, name);
  }
});

t.test('no install script of a package runs, and the lockfile names no host', async (t) => {
  t.match(read('.npmrc'), /^ignore-scripts=true$/m);
  t.match(read('.npmrc'), /^save-exact=true$/m);
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
  const ours = ['', 'src/client'];
  for (const [path, { integrity, link, resolved }] of Object.entries(packages)) {
    if (ours.includes(path)) continue;
    if (link) t.ok(ours.includes(String(resolved)), path);
    else t.match({ integrity, resolved }, { integrity: /^sha512-/, resolved: undefined }, path);
  }
});
