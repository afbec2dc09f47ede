import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import t from 'tap';
import { embeddedFolder, temporaryFolder } from '../../helpers/embedded-template.ts';
import { backUp, restore, serviceOn } from './backups.ts';

/** Asks for a backup as the command does, and gives the status. The answer is more than a socket holds: it is not taken, until who asked goes away. */
async function ask(folder: string, secret?: string) {
  const address = JSON.parse(await readFile(join(folder, 'backup.json'), 'utf8'));
  const headers = { authorization: `Bearer ${secret ?? address.secret}` };
  const asked = request({ host: '127.0.0.1', ...address, headers }).end();
  const answer = await new Promise<{ statusCode?: number }>((resolve, reject) =>
    asked.once('response', resolve).once('error', reject),
  );
  return { status: answer.statusCode, goAway: () => asked.destroy() };
}

t.test('a transaction that is open is not in it, and is committed afterwards', async (t) => {
  const [folder, other] = [await embeddedFolder(t), await temporaryFolder(t)];
  const { database } = await serviceOn(t, folder);
  const client = await database.pool.connect();
  await client.query("BEGIN; INSERT INTO users (id, created_at) VALUES ('ada', now())");
  t.match(await backUp(t, folder, join(other, 'a.backup')), { code: 0, complaint: '' });
  await client.query('COMMIT');
  client.release();
  t.match(await database.prisma.user.findMany(), [{ id: 'ada' }]);
  t.match(await restore(t, join(other, 'new'), join(other, 'a.backup')), { code: 0 });
  const restored = await serviceOn(t, join(other, 'new'));
  t.strictSame(await restored.database.prisma.user.findMany(), []);
});

t.test('one at a time is made; who goes away, or has no right to it, harms nothing', async (t) => {
  const [folder, other] = [await embeddedFolder(t), await temporaryFolder(t)];
  const file = join(other, 'a.backup');
  const { database } = await serviceOn(t, folder);
  t.equal((await ask(folder, 'guessed')).status, 401);
  const first = await ask(folder);
  t.equal(first.status, 200);
  t.match(await backUp(t, folder, file), {
    code: 1,
    lines: [],
    complaint: 'backup: Another backup is being made: wait until it is complete\n',
  });
  first.goAway();
  let made = await backUp(t, folder, file);
  // The service notices a little later that nobody is there any more.
  while (made.complaint.includes('Another backup')) made = await backUp(t, folder, file);
  t.match(made, { code: 0, lines: [`wrote ${file}`] });
  await database.ping();
});
