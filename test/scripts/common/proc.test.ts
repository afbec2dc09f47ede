import { readFile } from 'node:fs/promises';
import t from 'tap';
import { cpuMicroseconds, parseResident, parseStat, residentBytes, treeOf } from '../../../scripts/common/proc.ts';

const isLinux = process.platform === 'linux';

t.test('times stand behind the name, whatever the name is', async (t) => {
  const behind = 'S 7 1 1 0 -1 4194304 100 0 0 0 30 12 5 2 20 0 1 0 900 1000 50';
  t.same(parseStat(`42 (a) b) (c) ${behind}`), { pid: 42, parent: 7, own: 42, ended: 7 });
});

t.test('a tree is a process, its children and theirs', async (t) => {
  const processes = [
    { pid: 1, parent: 0, own: 1, ended: 0 },
    { pid: 2, parent: 1, own: 1, ended: 0 },
    { pid: 3, parent: 2, own: 1, ended: 0 },
    { pid: 4, parent: 0, own: 1, ended: 0 },
  ];
  t.same(
    treeOf(processes, 1).map(({ pid }) => pid),
    [1, 2, 3],
  );
  t.same(treeOf(processes, 9), []);
});

t.test('resident memory is given in bytes', async (t) => {
  t.equal(parseResident('Name:\tnode\nVmPeak:\t 900 kB\nVmRSS:\t   512 kB\n'), 524_288);
  t.equal(parseResident('Name:\tzombie\nState:\tZ (zombie)\n'), 0);
});

t.test('this process has used time and memory', { skip: !isLinux && 'there is no /proc' }, async (t) => {
  t.equal(parseStat(await readFile('/proc/self/stat', 'utf8')).parent, process.ppid);
  t.ok((await cpuMicroseconds(process.pid)) > 0);
  t.ok((await residentBytes(process.pid)) > 2 ** 20);
});
