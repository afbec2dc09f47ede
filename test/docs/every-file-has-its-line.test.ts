import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { join } from 'node:path/posix';
import t from 'tap';
import { projectFile } from '../../src/config/paths.ts';

const page = readFileSync(projectFile('docs/architecture.md'), 'utf8');

/** Relative to `src/`. */
function sources(): string[] {
  const entries = readdirSync('src', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => join(relative('src', parentPath), name));
}

t.test('docs/architecture.md has a line for each file of src/, no more and no less', async (t) => {
  const listed = [...page.matchAll(/^\| `([^`]+)` \| (?:\S+ ){2,}\S+ \|$/gm)].map(([, path]) => String(path));
  t.strictSame(listed.sort(), sources().sort());
});

t.test('and the diagram names only what there is', async (t) => {
  const [, diagram = ''] = page.split('```mermaid');
  const [steps = ''] = diagram.split('```');
  const named = [...steps.matchAll(/[a-z-]+(?:\/[a-z-]+)*(?:\.ts|\/(?="))/g)].map(([path]) => path);
  t.ok(named.length >= 8);
  const all = sources();
  for (const path of named)
    t.ok(
      all.some((source) => source.startsWith(path)),
      path,
    );
});
