import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { runsAlone, testFilesAt } from '../../../../scripts/check/suite/programs.ts';
import { closeQueue, leaveFile, longestFirst, takeFile } from '../../../../scripts/check/suite/queue.ts';
import { temporaryFolder } from '../../../helpers/embedded-template.ts';

t.test('a file goes to the first process that takes it, and to no other', async (t) => {
  const queue = join(await temporaryFolder(t), 'queue');
  await mkdir(queue);
  t.strictSame([takeFile(queue, 0), takeFile(queue, 0), takeFile(queue, 1)], [true, false, true]);
});

t.test('what no process came to the end of is told', async (t) => {
  const queue = await temporaryFolder(t);
  const files = ['through.test.ts', 'ended-with-its-process.test.ts', 'never-taken.test.ts'];
  takeFile(queue, 0);
  leaveFile(queue, 0, 12.5);
  takeFile(queue, 1);
  t.strictSame(closeQueue(queue, files), files.slice(1));
});

t.test('of files that never ran here the largest begins', async (t) => {
  t.strictSame(longestFirst(['package.json', 'package-lock.json']), ['package-lock.json', 'package.json']);
});

t.test('what is slow is only run when it is named', async (t) => {
  const isSlow = (file: string) => file.startsWith('test/slow/');
  t.strictSame(testFilesAt('test').filter(isSlow), []);
  t.ok(testFilesAt('test/slow').length > 0);
  t.ok(testFilesAt('test/slow/database/').every(isSlow));
  t.strictSame(testFilesAt('./test/slow/any.test.ts'), ['test/slow/any.test.ts']);
});

t.test('every file that needs a process of its own is there', async (t) => {
  t.strictSame(testFilesAt('test').filter(runsAlone).length, 1);
});
