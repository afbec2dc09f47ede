import { readFileSync } from 'node:fs';
import t from 'tap';
import { projectFile } from '../../src/config/paths.ts';

const MAX_LINES = 160;

const readme = readFileSync(projectFile('README.md'), 'utf8');

t.test(`the README has at most ${MAX_LINES} lines`, async (t) => {
  const lines = readme.split('\n').length;
  t.ok(lines <= MAX_LINES, `${lines}`);
});

t.test('every command of its table is a script', async (t) => {
  const { scripts } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8'));
  const [, table = ''] = readme.split('| command | what it does |\n');
  const cells = [...table.matchAll(/^\| (`[^|]*`) \|/gm)].map(([, cell = '']) => cell);
  const names = cells.flatMap((cell) =>
    [...cell.matchAll(/`(?:npm (?:run )?)?(?:--silent )?([\w:-]+)[^`]*`/g)].map(([, name = '']) => name),
  );
  t.ok(names.length > 20, `${names.length}`);
  for (const name of names) t.ok(scripts[name], name);
});
