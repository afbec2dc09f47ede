import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readCommandLine } from '../../../src/config/command-line.ts';
import type { ContractDocument } from '../../../src/contract/document.ts';
import { readContract } from './contract.ts';
import { writeFromContract } from './from-contract.ts';
import { rowWriters } from './row-writers.ts';
import { ownedTables } from './tables.ts';

const run = promisify(execFile);

/**
 * Runs `prisma generate` in a copy of the project's layout; the output folder is relative to the schema.
 * Prisma would download a native schema engine, which it does not need here; any executable prevents that.
 */
async function generatePrismaClient(root: string): Promise<void> {
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' };
  await run(
    process.execPath,
    ['node_modules/prisma/build/index.js', 'generate', '--schema', join(root, 'prisma/schema.prisma')],
    { env },
  );
}

/** Folders whose contents are all generated, except for the token files of `npm run token -- --requests`. */
const FOLDERS = ['generated', 'requests', 'src/client/generated'];

const TOKEN_FILES = ['.env', 'http-client.private.env.json'];

async function empty(folder: string): Promise<void> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  for (const name of names)
    if (!TOKEN_FILES.includes(name)) await rm(join(folder, name), { recursive: true, force: true });
}

/**
 * Generates everything that is derived from the contract and the Prisma schema into a temporary folder, so that the project is unchanged
 * until all of it has succeeded.
 * @param fresh the folder, empty
 * @throws if the contract does not pass the lint, or the schema is not valid
 */
async function generate(fresh: string): Promise<ContractDocument> {
  await cp('prisma', join(fresh, 'prisma'), { recursive: true });
  // Prisma's generator runs in a process of its own, so both can run at the same time.
  const schema = await readFile('prisma/schema.prisma', 'utf8');
  const reading = readContract();
  const both = [reading.then((contract) => writeFromContract(contract, fresh)), generatePrismaClient(fresh)];
  // Waits for both also if one fails, because the folder is removed afterwards.
  await Promise.allSettled(both);
  await Promise.all(both);
  await writeFile(join(fresh, 'generated/tables.ts'), ownedTables(schema));
  return reading;
}

/** The row writers: generated last, because the declarations import the project's `generated/`. */
const ROWS = 'generated/rows.ts';

/** @throws if a declaration does not match the contract */
async function freshRows(contract: ContractDocument): Promise<string> {
  const { RESOURCES } = await import('../../../src/resources/declared.ts');
  return rowWriters(contract, RESOURCES);
}

/** The pages of `docs/` with their tables made anew: the tables come from modules that import the project's `generated/`. */
async function freshPages(): Promise<Map<string, string>> {
  const { pagesWithTables } = await import('./pages.ts');
  return pagesWithTables();
}

/** Copies what was generated into the project. Declarations that do not match the new contract are left to the compiler. */
async function copyToProject(fresh: string, contract: ContractDocument): Promise<void> {
  const rows = await readFile(ROWS, 'utf8').catch(() => '');
  for (const folder of FOLDERS) {
    await empty(folder);
    await cp(join(fresh, folder), folder, { recursive: true });
  }
  await writeFile(ROWS, rows);
  await writeFile(ROWS, await freshRows(contract));
  for (const [path, text] of await freshPages()) await writeFile(path, text);
}

async function filesBelow(root: string): Promise<Map<string, string>> {
  const below = (folder: string) => readdir(join(root, folder), { recursive: true, withFileTypes: true });
  const entries = (await Promise.all(FOLDERS.map(below))).flat();
  const files = entries.filter((entry) => entry.isFile() && !TOKEN_FILES.includes(entry.name));
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  const read = async (path: string) => [path.slice(root.length + 1), await readFile(path, 'utf8')] as const;
  return new Map(await Promise.all(paths.map(read)));
}

/** Names each committed file that differs from what was generated. */
async function findDrift(fresh: string, contract: ContractDocument): Promise<string[]> {
  await writeFile(join(fresh, ROWS), await freshRows(contract));
  const [want, have] = await Promise.all([filesBelow(fresh), filesBelow(process.cwd())]);
  const paths = [...new Set([...want.keys(), ...have.keys()])].filter((path) => want.get(path) !== have.get(path));
  for (const [path, text] of await freshPages()) if (text !== (await readFile(path, 'utf8'))) paths.push(path);
  return paths;
}

const { values } = readCommandLine({
  call: 'npm run generate --',
  about:
    'Makes everything that is derived from openapi.yaml and prisma/schema.prisma: generated/, requests/, src/client/generated/, tables in docs/.',
  options: {
    check: { type: 'boolean', default: false, about: 'changes nothing; names what is out of date, with exit code 1' },
  },
  example: '--check',
});
const fresh = await mkdtemp(join(tmpdir(), 'taskpact-generate-'));
try {
  const contract = await generate(fresh);
  if (values.check) {
    const drift = await findDrift(fresh, contract);
    for (const path of drift) console.error(`${path} is not what \`npm run generate\` makes`);
    if (drift.length > 0) process.exitCode = 1;
    else console.log('Everything generated is in step.');
  } else {
    await copyToProject(fresh, contract);
    console.log('Generated: generated/, requests/, src/client/generated/ and the tables in docs/');
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(fresh, { recursive: true, force: true });
}
