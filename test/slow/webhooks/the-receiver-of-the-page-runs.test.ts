import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { freePort } from '../../../scripts/common/ports.ts';
import { projectFile } from '../../../src/config/paths.ts';
import { newUser } from '../../helpers/app.ts';
import { temporaryFolder } from '../../helpers/embedded-template.ts';
import { appOn, makeTask, ownDatabase, SECRETS, startSender } from '../../webhooks/sender.ts';

const page = await readFile(projectFile('docs/webhooks.md'), 'utf8');
const [, code = ''] = /```js\n(.*?)```/s.exec(page) ?? [];

/** Starts the program with a secret; gives where it listens, and its lines. */
async function startExample(test: Test, secret: string) {
  const folder = await temporaryFolder(test);
  await mkdir(join(folder, 'node_modules'));
  for (const name of ['standardwebhooks', '@stablelib', 'fast-sha256'])
    await symlink(fileURLToPath(projectFile(`node_modules/${name}`)), join(folder, 'node_modules', name));
  await writeFile(join(folder, 'receiver.mjs'), code);
  const port = await freePort();
  const env = { PATH: process.env.PATH, PORT: String(port), WEBHOOK_SECRET: secret };
  const child = spawn(process.execPath, ['receiver.mjs'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  test.teardown(() => child.kill());
  await once(child, 'spawn');
  const url = `http://127.0.0.1:${port}/`;
  while (!(await fetch(url, { method: 'POST' }).catch(() => undefined)));
  return { url, lines: createInterface(child.stdout)[Symbol.asyncIterator]() };
}

t.test('it takes what is signed, each once, and refuses the rest', async (t) => {
  const database = await ownDatabase(t);
  const app = await appOn(t, database);
  const receiver = await startExample(t, SECRETS[0]);
  const sender = await startSender(t, database, receiver, { WEBHOOK_SECRET: SECRETS.join() });
  const alice = newUser(app);
  const id = await makeTask(alice, 'Buy milk');
  await sender.pass();
  t.equal((await receiver.lines.next()).value, `task.upserted ${alice.id} ${id}`);
  const { done_seq } = await database.prisma.webhookCursor.findUniqueOrThrow({ where: { user_id: alice.id } });
  t.equal(done_seq, 1n, 'it has acknowledged');
  const unsigned = await fetch(receiver.url, { method: 'POST', body: '{"type":"task.deleted"}' });
  t.equal(unsigned.status, 400);
});
