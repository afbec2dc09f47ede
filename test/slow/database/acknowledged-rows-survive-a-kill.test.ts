import t from 'tap';
import { open } from '../../database/scratch.ts';
import { embeddedFolder, temporaryFolder } from '../../helpers/embedded-template.ts';
import { run } from '../../processes/program.ts';

t.test('every row that was acknowledged before kill -9 is there afterwards', async (t) => {
  const folder = await embeddedFolder(t);
  const writer = run(t, 'test/slow/database/processes/insert-users.ts', [folder], {
    env: { TMPDIR: await temporaryFolder(t) },
  });
  const acknowledged: string[] = [];
  while (acknowledged.length < 200) acknowledged.push((await writer.line()) ?? '');
  process.kill(writer.pid, 'SIGKILL');
  for (let line = await writer.line(); line !== undefined; line = await writer.line()) acknowledged.push(line);
  await writer.exit();
  const database = await open(t, { DATA_DIR: folder });
  const kept = new Set((await database.prisma.user.findMany()).map(({ id }) => id));
  t.same(
    acknowledged.filter((id) => !kept.has(id)),
    [],
  );
});
