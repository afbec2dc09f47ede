import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { openDatabase } from '../../../src/database/index.ts';
import { config, open } from '../../database/scratch.ts';
import { temporaryFolder } from '../../helpers/embedded-template.ts';

t.test('it is made, migrated, and keeps what was written', async (t) => {
  const folder = join(await temporaryFolder(t), 'not', 'there', 'yet');
  const first = await openDatabase(config({ DATA_DIR: folder }));
  t.match(first, { kind: 'embedded', location: folder });
  t.same(await first.pendingMigrations(), []);
  const user = await first.prisma.user.create({ data: { id: 'ada', created_at: new Date() } });
  await first.close();

  const later = await open(t, { DATA_DIR: folder });
  t.same(await later.prisma.user.findMany(), [user]);
  t.same((await readdir(folder)).sort(), ['backup.json', 'lock', 'pgdata']);
});
