import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import t from 'tap';
import { projectFile } from '../../src/config/paths.ts';

const page = readFileSync(projectFile('docs/architecture.md'), 'utf8');

/** A folder and those in it, to a depth. */
function foldersOf(folder: string, depth: number): string[] {
  if (depth === 0) return [`${folder}/`];
  const inside = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [`${folder}/`, ...inside.flatMap(({ name }) => foldersOf(join(folder, name), depth - 1))];
}

/** What `test/` mirrors has its line there. */
const hasCounterpart = (folder: string): boolean =>
  folder === 'test/scripts/' || existsSync(folder.replace(/^test\//, 'src/'));

t.test('docs/architecture.md has a line for each folder, no more and no less', async (t) => {
  const listed = [...page.matchAll(/^\| `([^`]+\/)` \| (?:\S+ ){2,}\S+ \|$/gm)].map(([, path]) => String(path));
  const all = [
    ...foldersOf('src', Number.POSITIVE_INFINITY),
    // What is deeper is a script's own affair.
    ...foldersOf('scripts', 2),
    ...foldersOf('test', 1).filter((folder) => !hasCounterpart(folder)),
  ];
  t.strictSame(listed.sort(), all.sort());
});

t.test('and the diagram names only what there is', async (t) => {
  const [, diagram = ''] = page.split('```mermaid');
  const [steps = ''] = diagram.split('```');
  const named = [...steps.matchAll(/[a-z-]+(?:\/[a-z-]+)*(?:\.ts|\/(?="))/g)].map(([path]) => path);
  t.ok(named.length >= 8);
  for (const path of named) t.ok(existsSync(join('src', path)), path);
});
