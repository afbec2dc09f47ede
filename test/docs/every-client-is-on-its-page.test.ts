import { readFileSync } from 'node:fs';
import t from 'tap';
import { KITS } from '../../scripts/check/sdk-smoke/kits.ts';
import { TOOLS } from '../../scripts/check/sdk-smoke/tools.ts';
import { projectFile } from '../../src/config/paths.ts';

const page = readFileSync(projectFile('docs/clients.md'), 'utf8');

// The page is written only by a run in which all of them passed.
t.test('docs/clients.md has each client, made by the version that is used now', async (t) => {
  const ROW = /^\| (\S+) \| (\S+) \| (\w+) \| \[.*\) \| \d+ \|$/gm;
  const listed = [...page.matchAll(ROW)].map(([, ...cells]) => cells);
  t.strictSame(
    listed,
    KITS.map(({ tool, language }) => [tool, TOOLS[tool].version, language]),
  );
});
