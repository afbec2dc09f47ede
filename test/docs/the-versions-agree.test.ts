import { readFileSync } from 'node:fs';
import t from 'tap';
import { projectFile } from '../../src/config/paths.ts';
import { loadContract } from '../../src/contract/load.ts';

const read = (name: string): string => readFileSync(projectFile(name), 'utf8');

t.test('packages and changelog have the version of the contract', async (t) => {
  const { version } = (await loadContract()).contract.info;
  for (const name of ['package.json', 'src/client/package.json'])
    t.equal(JSON.parse(read(name)).version, version, name);
  t.equal(/^## (\d+\.\d+\.\d+)/m.exec(read('CHANGELOG.md'))?.[1], version, 'the newest part of CHANGELOG.md');
});
