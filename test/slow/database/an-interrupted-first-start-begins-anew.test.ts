import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { open } from '../../database/scratch.ts';
import { temporaryFolder } from '../../helpers/embedded-template.ts';

t.test('what an interrupted first start left is made anew', async (t) => {
  const folder = await temporaryFolder(t);
  await mkdir(join(folder, 'pgdata'));
  await writeFile(join(folder, 'pgdata', 'PG_VERSION'), 'half writ');
  await writeFile(join(folder, 'pgdata.unfinished'), '');
  const database = await open(t, { DATA_DIR: folder });
  t.same(await database.pendingMigrations(), []);
  t.same((await readdir(folder)).sort(), ['backup.json', 'lock', 'pgdata']);
});
