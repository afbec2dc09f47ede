import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { embeddedFolder, temporaryFolder } from '../../helpers/embedded-template.ts';
import { run } from '../../processes/program.ts';
import { backUp, beginBackup, restore, serviceOn } from './backups.ts';

const OLD = 'what was there before';

t.test('the command is killed: the file is the old one or the new one, and the next backup works', async (t) => {
  const [folder, other] = [await embeddedFolder(t), await temporaryFolder(t)];
  const file = join(other, 'a.backup');
  await writeFile(file, OLD);
  const { database } = await serviceOn(t, folder);
  const command = beginBackup(t, folder, file);
  while (!existsSync(`${file}.part`) && command.process.exitCode === null) await delay(1);
  command.process.kill('SIGKILL');
  await command.exit();
  const isOld = (await readFile(file, 'utf8')) === OLD;
  if (!isOld) t.match(await restore(t, join(other, 'killed'), file), { code: 0 });
  await database.ping();
  let made = await backUp(t, folder, file);
  while (made.complaint.includes('Another backup')) made = await backUp(t, folder, file);
  t.match(made, { code: 0, complaint: '' });
  t.notOk(existsSync(`${file}.part`));
  t.match(await restore(t, join(other, 'new'), file), { code: 0, complaint: '' });
});

t.test('the service is killed: the command says so and leaves the old file, or was faster', async (t) => {
  const [folder, other] = [await embeddedFolder(t), await temporaryFolder(t)];
  const file = join(other, 'a.backup');
  await writeFile(file, OLD);
  const service = run(t, 'test/slow/database/processes/insert-users.ts', [folder], { env: { TMPDIR: other } });
  await service.line();
  const command = beginBackup(t, folder, file);
  while (!existsSync(`${file}.part`) && command.process.exitCode === null) await delay(1);
  service.process.kill('SIGKILL');
  const code = await command.exit();
  t.notOk(existsSync(`${file}.part`));
  if (code === 1) {
    t.equal(command.complaint(), 'backup: The service has ended before the backup was complete\n');
    t.equal(await readFile(file, 'utf8'), OLD);
  }
  // What the dead process has left misleads nobody.
  t.match(await backUp(t, folder, file), { code: 0, complaint: '' });
  t.match(await restore(t, join(other, 'new'), file), { code: 0, complaint: '' });
  const { database } = await serviceOn(t, join(other, 'new'));
  t.match(await database.prisma.user.findFirst({ where: { id: '1' } }), { id: '1' });
});
