// Removes from a folder of installed packages what the running service never reads. The Dockerfile uses it.
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Node never runs TypeScript of a package; source maps and texts are for developers. Licences are kept. */
const FOR_PEOPLE = /\.(map|ts|mts|cts|md|markdown|flow|tsbuildinfo)$/;

/** Further files of single packages that are removed, each with the exceptions that are kept. */
const NOT_USED: readonly (readonly [folder: string, leftOut: RegExp, kept?: RegExp])[] = [
  // Query compilers as WebAssembly, for six databases, in two formats and two sizes; the generated client imports one.
  ['@prisma/client/runtime', /^(query_compiler_|wasm-compiler-edge)/, /^query_compiler_fast_bg\.postgresql\..*mjs$/],
  // Extensions of PostgreSQL that no migration asks for.
  ['@electric-sql/pglite/dist', /\.tar\.gz$|\.cjs$/],
  ['fastify', /^test$/],
  ['zod', /^src$/],
];

async function bytesOf(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.size;
  const inside = await readdir(path);
  const sizes = await Promise.all(inside.map((name) => bytesOf(join(path, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function remove(path: string): Promise<number> {
  const bytes = await bytesOf(path);
  await rm(path, { recursive: true });
  return bytes;
}

/**
 * Removes from an installation what the running service never reads.
 * @param modules the folder `node_modules`
 * @returns how many bytes were removed
 * @throws if a package of the list is not installed, because the list is then out of date
 */
export async function slim(modules: string): Promise<number> {
  let gone = 0;
  for (const [folder, leftOut, kept] of NOT_USED) {
    const names = await readdir(join(modules, folder));
    const chosen = names.filter((name) => leftOut.test(name) && !kept?.test(name));
    if (chosen.length === 0)
      throw new Error(`Nothing to leave out in ${folder}: the list in scripts/build/slim.ts is out of date`);
    for (const name of chosen) gone += await remove(join(modules, folder, name));
  }
  for (const entry of await readdir(modules, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && FOR_PEOPLE.test(entry.name)) gone += await remove(join(entry.parentPath, entry.name));
  }
  return gone;
}

if (import.meta.filename === process.argv[1]) {
  const bytes = await slim(process.argv[2] ?? 'node_modules');
  console.log(`${Math.round(bytes / 1e6)} MB that the service never reads are gone`);
}
