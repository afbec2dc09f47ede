import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import t, { type Test } from 'tap';
import { slim } from '../../../../scripts/build/slim.ts';

const KEPT = [
  '@electric-sql/pglite/dist/pglite.wasm',
  '@prisma/client/runtime/client.mjs',
  '@prisma/client/runtime/query_compiler_fast_bg.postgresql.mjs',
  '@prisma/client/runtime/query_compiler_fast_bg.postgresql.wasm-base64.mjs',
  'fastify/LICENSE',
  'fastify/fastify.js',
  'zod/index.js',
];

const GONE = [
  '@electric-sql/pglite/dist/hstore.tar.gz',
  '@prisma/client/runtime/query_compiler_fast_bg.mysql.mjs',
  '@prisma/client/runtime/query_compiler_small_bg.postgresql.mjs',
  'fastify/README.md',
  'fastify/fastify.d.ts',
  'fastify/fastify.js.map',
  'fastify/test/all.js',
  'zod/src/index.ts',
];

async function fill(t: Test, paths: readonly string[]): Promise<string> {
  const folder = t.testdir();
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), '12345');
  }
  return folder;
}

t.test('types, source maps, texts and what is for other databases go', async (t) => {
  const folder = await fill(t, [...KEPT, ...GONE]);
  t.equal(await slim(folder), GONE.length * 5, 'bytes');
  const left = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = left.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  t.strictSame(files.map((file) => file.slice(folder.length + 1)).sort(), [...KEPT].sort());
});

t.test('a list that is out of date is noticed', async (t) => {
  const folder = await fill(t, KEPT);
  await t.rejects(slim(folder), /Nothing to leave out in @prisma\/client\/runtime/);
});
