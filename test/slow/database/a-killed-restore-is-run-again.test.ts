import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { openDatabase } from '../../../src/database/index.ts';
import { config, failureOf } from '../../database/scratch.ts';
import { embeddedFolder, temporaryFolder } from '../../helpers/embedded-template.ts';
import { backUp, beginRestore, restore, serviceOn } from './backups.ts';

t.test('a start refuses what a killed restore left, until it is run again', async (t) => {
  const [folder, other] = [await embeddedFolder(t), await temporaryFolder(t)];
  const [file, target] = [join(other, 'a.backup'), join(other, 'new')];
  const source = await serviceOn(t, folder);
  await source.database.prisma.user.create({ data: { id: 'ada', created_at: new Date() } });
  await backUp(t, folder, file);
  const command = beginRestore(t, target, file);
  const restoring = join(target, 'pgdata.restoring');
  while (!existsSync(join(restoring, 'base')) && command.process.exitCode === null) await delay(1);
  command.process.kill('SIGKILL');
  await command.exit();
  if (existsSync(restoring)) {
    const { message } = await failureOf(openDatabase(config({ DATA_DIR: target })));
    t.equal(
      message,
      `A restore into ${target} was interrupted: run it again, or remove ${restoring} to begin with an empty database`,
    );
    t.match(await restore(t, target, file), { code: 0, lines: [`restored ${file}`], complaint: '' });
  }
  t.strictSame(await readdir(target), ['pgdata']);
  const { database } = await serviceOn(t, target);
  t.match(await database.prisma.user.findMany(), [{ id: 'ada' }]);
});
