import { cp, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import t, { type Test } from 'tap';
import { embeddedFolder, temporaryFolder } from '../../helpers/embedded-template.ts';
import { runToEnd } from '../../processes/program.ts';
import { backUp, restore, serviceOn } from './backups.ts';

/** A backup in which there is one user. */
async function backupOf(t: Test, user: string): Promise<string> {
  const folder = await embeddedFolder(t);
  const file = join(await temporaryFolder(t), 'a.backup');
  const { database, close } = await serviceOn(t, folder);
  await database.prisma.user.create({ data: { id: user, created_at: new Date() } });
  await close();
  await backUp(t, folder, file);
  return file;
}

const file = await backupOf(t, 'ada');

t.test('a folder in use is refused', async (t) => {
  const folder = await embeddedFolder(t);
  await serviceOn(t, folder);
  const { code, complaint } = await restore(t, folder, file, '--force');
  t.equal(code, 1);
  t.equal(complaint, `restore: ${folder} is in use by process ${process.pid}: only one process at a time may use it\n`);
});

t.test('a folder with a database is refused; --force moves it aside', async (t) => {
  const folder = await embeddedFolder(t);
  const refused = await restore(t, folder, file);
  t.strictSame(refused, {
    code: 1,
    lines: [],
    complaint: `restore: There is a database in ${folder}: restore into an empty folder, or move it aside with --force\n`,
  });
  const files = await readdir(join(folder, 'pgdata'));
  const { code, lines } = await restore(t, folder, file, '--force');
  const aside = (await readdir(folder)).filter((name) => name !== 'pgdata');
  t.match(aside, [/^pgdata\.before-\d{4}-/]);
  t.strictSame([code, ...lines], [0, `moved what was there to ${join(folder, aside[0] ?? '')}`, `restored ${file}`]);
  t.strictSame(await readdir(join(folder, aside[0] ?? '')), files);
  const { database } = await serviceOn(t, folder);
  t.match(await database.prisma.user.findMany(), [{ id: 'ada' }]);
});

t.test('a file that is no backup changes nothing', async (t) => {
  const folder = await embeddedFolder(t);
  const files = await readdir(folder, { recursive: true });
  const other = await temporaryFolder(t);
  const make = {
    truncated: async (path: string) => {
      await cp(file, path);
      await truncate(path, 100_000);
    },
    changed: async (path: string) => {
      const bytes = await readFile(file);
      bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
      await writeFile(path, bytes);
    },
    'of letters': (path: string) => writeFile(path, 'Dear Ada,\n'),
    empty: (path: string) => writeFile(path, ''),
    'of compressed letters': (path: string) => writeFile(path, gzipSync('Dear Ada,\n')),
    'of a compressed nothing': (path: string) => writeFile(path, gzipSync('')),
    missing: async () => {},
  };
  for (const [kind, write] of Object.entries(make)) {
    const path = join(other, kind);
    await write(path);
    const { code, lines, complaint } = await restore(t, folder, path, '--force');
    t.strictSame([code, lines], [1, []], kind);
    t.match(complaint, /^restore: [^\n]+\n$/, kind);
    t.ok(complaint.includes(path), complaint);
    t.strictSame(await readdir(folder, { recursive: true }), files, `${kind}: everything is as it was`);
  }
});

t.test('a PostgreSQL is left to its own tools', async (t) => {
  const folder = await embeddedFolder(t);
  const env = { DATA_DIR: folder, DATABASE_URL: 'postgresql://localhost/taskpact' };
  for (const [name, tool] of [
    ['backup', 'pg_dump'],
    ['restore', 'pg_restore'],
  ] as const)
    t.match(await runToEnd(t, `scripts/database/${name}.ts`, [file], env), {
      code: 1,
      complaint: `${name}: DATABASE_URL is set, and this is for the embedded database: use ${tool}\n`,
    });
});
