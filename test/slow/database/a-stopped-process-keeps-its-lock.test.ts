import t from 'tap';
import { lockFolder } from '../../../src/database/embedded/lock.ts';
import { temporaryFolder } from '../../helpers/embedded-template.ts';
import { run } from '../../processes/program.ts';

t.test('a stopped process keeps its lock', async (t) => {
  const folder = await temporaryFolder(t);
  const holder = run(t, 'test/slow/database/processes/hold-lock.ts', [folder]);
  await holder.line();
  holder.process.stdin?.write('go\n');
  t.equal(await holder.line(), 'mine');
  process.kill(holder.pid, 'SIGSTOP');
  await t.rejects(lockFolder(folder), { message: / is in use by process / });
});
