import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { NUMBER_RULES } from './number-rules.ts';

/** Where templates are kept; git does not know the folder. */
const FOLDER = '.tap';
const NAME = 'embedded-';

/** What an initialised and migrated database follows from. */
const SOURCES = ['prisma/migrations', 'src/database/embedded', 'src/database/migrate'];
const PACKAGES = ['@electric-sql/pglite', '@prisma/schema-engine-wasm'];

/** What tells one state of {@link SOURCES}, {@link PACKAGES} and rules from another. */
async function state(): Promise<string> {
  const hash = createHash('sha256').update(NUMBER_RULES);
  for (const source of SOURCES) {
    const entries = await readdir(source, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(relative('', file)).update(await readFile(file));
  }
  const { dependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of PACKAGES) hash.update(`${name} ${dependencies[name]}`);
  return hash.digest('hex').slice(0, 16);
}

/**
 * A data folder with an initialised and migrated embedded database in it that refuses what forgets its number, to copy. It takes seconds to make, so that it is kept from
 * run to run, until the migrations or what makes the database change.
 * @returns its path, relative to the root of the project
 */
export async function embeddedTemplate(): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  const name = `${NAME}${await state()}`;
  const template = join(FOLDER, name);
  if (existsSync(template)) return template;
  const [{ openDatabase }, { readConfig }] = await Promise.all([
    import('../../../src/database/index.ts'),
    import('../../../src/config/index.ts'),
  ]);
  const draft = await mkdtemp(join(FOLDER, 'draft-'));
  const database = await openDatabase(readConfig({ DATA_DIR: draft }));
  await database.pool.query(NUMBER_RULES);
  await database.close();
  for (const other of await readdir(FOLDER)) {
    if (other.startsWith(NAME)) await rm(join(FOLDER, other), { recursive: true, force: true });
  }
  // Another process may have been faster; theirs is as good.
  await rename(draft, template).catch(() => rm(draft, { recursive: true, force: true }));
  return template;
}
