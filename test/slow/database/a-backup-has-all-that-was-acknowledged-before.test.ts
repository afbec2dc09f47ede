import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import t from 'tap';
import { newUser, type TestUser } from '../../helpers/app.ts';
import { embeddedFolder, temporaryFolder } from '../../helpers/embedded-template.ts';
import { backUp, restore, serviceOn } from './backups.ts';

/** Creates two tasks in one transaction, until it is told to end, and notes each pair that was acknowledged. */
async function write(user: TestUser, noted: string[], isOver: () => boolean): Promise<void> {
  for (let number = 1; !isOver(); number++) {
    const title = `${user.id} ${number}`;
    const operation = { operation: 'createTask', body: { title } };
    const payload = { operations: [operation, operation] };
    const { statusCode } = await user.request({ method: 'POST', url: '/api/me/batch', payload });
    if (statusCode === 200) noted.push(title);
  }
}

t.test('while four write, a backup has every write of before, and none by half', async (t) => {
  const [folder, other] = [await embeddedFolder(t), await temporaryFolder(t)];
  const file = join(other, 'a.backup');
  const { app } = await serviceOn(t, folder);
  const users = ['ada', 'bob', 'cid', 'dee'].map((id) => newUser(app, id));
  const noted: string[] = [];
  let isOver = false;
  const writers = users.map((user) => write(user, noted, () => isOver));
  while (noted.length < 40) await new Promise((resolve) => setImmediate(resolve));
  const before = [...noted];
  t.strictSame(await backUp(t, folder, file), { code: 0, lines: [`wrote ${file}`], complaint: '' });
  const during = noted.length;
  while (noted.length < during + 8) await new Promise((resolve) => setImmediate(resolve));
  isOver = true;
  await Promise.all(writers);
  t.equal((await stat(file)).mode & 0o777, 0o600, 'for nobody else');

  const target = join(other, 'new');
  t.strictSame(await restore(t, target, file), { code: 0, lines: [`restored ${file}`], complaint: '' });
  const { database } = await serviceOn(t, target);
  const kept = new Map<string, number>();
  for (const { title } of await database.prisma.task.findMany()) kept.set(title, (kept.get(title) ?? 0) + 1);
  t.strictSame(
    before.filter((title) => !kept.has(title)),
    [],
  );
  t.strictSame(new Set(kept.values()), new Set([2]), 'both of each pair');
});

t.test('a folder that no process uses is backed up as well', async (t) => {
  const [folder, other] = [await embeddedFolder(t), await temporaryFolder(t)];
  const file = join(other, 'a.backup');
  const first = await serviceOn(t, folder);
  await first.database.prisma.user.create({ data: { id: 'ada', created_at: new Date() } });
  await first.close();
  t.match(await backUp(t, folder, file), { code: 0, complaint: '' });
  t.match(await restore(t, join(other, 'new'), file), { code: 0, complaint: '' });
  const { database } = await serviceOn(t, join(other, 'new'));
  t.match(await database.prisma.user.findMany(), [{ id: 'ada' }]);
});
