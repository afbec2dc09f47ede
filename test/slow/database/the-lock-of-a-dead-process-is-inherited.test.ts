import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { lockFolder } from '../../../src/database/embedded/lock.ts';
import { temporaryFolder } from '../../helpers/embedded-template.ts';
import { run } from '../../processes/program.ts';

t.test('after a kill the folder can be had, and nothing of the dead is left', async (t) => {
  const folder = await temporaryFolder(t);
  const holder = run(t, 'test/slow/database/processes/hold-lock.ts', [folder]);
  await holder.line();
  holder.process.stdin?.write('go\n');
  t.equal(await holder.line(), 'mine');
  process.kill(holder.pid, 'SIGKILL');
  await holder.exit();
  const release = await lockFolder(folder);
  t.same(await readdir(folder), ['lock']);
  await t.rejects(lockFolder(folder), { message: / is in use by process / });
  await release();
  t.same(await readdir(folder), []);
});

t.test(
  'also when another process has its number now',
  { skip: process.platform !== 'linux' && 'only Linux says when a process was started' },
  async (t) => {
    const folder = await temporaryFolder(t);
    const release = await lockFolder(folder);
    const own = JSON.parse(await readFile(join(folder, 'lock'), 'utf8'));
    await release();
    await writeFile(join(folder, 'lock'), JSON.stringify({ ...own, id: 'before', started: `${own.started}0` }));
    const inherited = await lockFolder(folder);
    await inherited();
  },
);

t.test('also when an heir died in the middle of inheriting', async (t) => {
  const folder = await temporaryFolder(t);
  // No process has number 0x7fffffff: it is above every limit.
  await writeFile(join(folder, 'lock'), JSON.stringify({ id: 'first', pid: 0x7fffffff }));
  await writeFile(join(folder, 'lock.first'), JSON.stringify({ id: 'heir', pid: 0x7fffffff }));
  const release = await lockFolder(folder);
  t.same(await readdir(folder), ['lock']);
  await release();
});

t.test('a lock that cannot be read belongs to nobody knows whom', async (t) => {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'lock'), '');
  await t.rejects(lockFolder(folder), {
    message: `${join(folder, 'lock')} cannot be read: if no other process uses the folder, remove that file`,
  });
});
