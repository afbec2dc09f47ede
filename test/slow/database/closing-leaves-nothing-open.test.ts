import { access, readdir } from 'node:fs/promises';
import t from 'tap';
import { openEmbeddedCopy } from '../../database/scratch.ts';
import { embeddedFolder } from '../../helpers/embedded-template.ts';
import { run } from '../../processes/program.ts';

t.test('a process that closed its database ends by itself; socket and lock are gone', async (t) => {
  const folder = await embeddedFolder(t);
  const user = run(t, 'test/slow/database/processes/open-and-close.ts', [folder]);
  const socket = await user.line();
  t.equal(await user.exit(), 0, user.complaint());
  await t.rejects(access(socket ?? ''), { code: 'ENOENT' });
  t.same(await readdir(folder), ['pgdata']);
});

t.test('closing waits for what is running, and may be asked for twice', async (t) => {
  const database = await openEmbeddedCopy(t);
  const running = database.pool.query('SELECT 1 AS one');
  await Promise.all([database.close(), database.close()]);
  t.match(await running, { rows: [{ one: 1 }] });
  await t.rejects(database.ping());
});
