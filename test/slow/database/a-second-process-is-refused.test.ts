import t from 'tap';
import { lockFolder } from '../../../src/database/embedded/lock.ts';
import { openDatabase } from '../../../src/database/index.ts';
import { config } from '../../database/scratch.ts';
import { temporaryFolder } from '../../helpers/embedded-template.ts';
import { run } from '../../processes/program.ts';

t.test('the folder is refused in one line that names it and who has it', async (t) => {
  const folder = await temporaryFolder(t);
  const holder = run(t, 'test/slow/database/processes/hold-lock.ts', [folder]);
  await holder.line();
  holder.process.stdin?.write('go\n');
  t.equal(await holder.line(), 'mine');
  const message = `${folder} is in use by process ${holder.pid}: only one process at a time may use it`;
  await t.rejects(lockFolder(folder), { message });
  await t.rejects(openDatabase(config({ DATA_DIR: folder })), { message });
});

t.test('the folder is free again when it was let go', async (t) => {
  const folder = await temporaryFolder(t);
  const release = await lockFolder(folder);
  await t.rejects(lockFolder(folder), { message: / is in use by process / });
  await release();
  const again = await lockFolder(folder);
  await again();
});
