import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import t from 'tap';
import { projectFile } from '../../src/config/paths.ts';

const inFolder = (folder: string): string[] =>
  readdirSync(projectFile(folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

const PAGES = [...inFolder('.'), ...inFolder('docs'), 'src/client/README.md'];

/** What a page links to in this project, and the tests that it names, relative to the root. */
function targetsOf(page: string): string[] {
  const text = readFileSync(projectFile(page), 'utf8');
  const links = [...text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)[^)]*\)/g)].map(([, link]) =>
    join(dirname(page), String(link)),
  );
  const tests = [...text.matchAll(/`(test\/[\w./-]+)`/g)].map(([, path]) => String(path));
  return [...links, ...tests];
}

for (const page of PAGES) {
  t.test(page, async (t) => {
    for (const target of targetsOf(page)) t.ok(existsSync(projectFile(target)), target);
  });
}

t.test('the pages on security and reliability name tests', async (t) => {
  for (const page of ['docs/security.md', 'docs/reliability.md']) {
    const tests = targetsOf(page).filter((target) => target.startsWith('test/'));
    t.ok(tests.length >= 10, `${page}: ${tests.length}`);
  }
});
