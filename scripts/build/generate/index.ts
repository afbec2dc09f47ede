import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readCommandLine } from '../../../src/config/command-line.ts';
import { readContract } from './contract.ts';
import { writeFromContract } from './from-contract.ts';

const run = promisify(execFile);

/**
 * `prisma generate` for a schema, into the folder beside it that the schema names.
 * It looks for a native schema engine that it does not need here and would download; any executable satisfies it.
 */
async function generatePrismaClient(root: string): Promise<void> {
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' };
  await run(
    process.execPath,
    ['node_modules/prisma/build/index.js', 'generate', '--schema', join(root, 'prisma/schema.prisma')],
    { env },
  );
}

/** Everything in them is made here. */
const FOLDERS = ['generated', 'requests'];

/** Makes everything that is derived from the contract and the Prisma schema below `root`. */
async function generate(root: string): Promise<void> {
  const contract = await readContract();
  for (const folder of FOLDERS) await rm(join(root, folder), { recursive: true, force: true });
  await writeFromContract(contract, root);
  await generatePrismaClient(root);
  // Only now: the README's tables come from modules that import what was just made.
  const { fillReadme } = await import('./readme.ts');
  await writeFile(join(root, 'README.md'), fillReadme(await readFile('README.md', 'utf8')));
}

async function filesBelow(root: string): Promise<Map<string, string>> {
  const below = (folder: string) => readdir(join(root, folder), { recursive: true, withFileTypes: true });
  const entries = (await Promise.all(FOLDERS.map(below))).flat();
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = async (path: string) => [path.slice(root.length + 1), await readFile(path, 'utf8')] as const;
  return new Map(await Promise.all([...paths, join(root, 'README.md')].map(read)));
}

/** Generates into a temporary folder and names each committed file that differs. */
async function findDrift(): Promise<string[]> {
  const fresh = await mkdtemp(join(tmpdir(), 'taskpact-generate-'));
  try {
    await cp('prisma', join(fresh, 'prisma'), { recursive: true });
    await generate(fresh);
    const [want, have] = await Promise.all([filesBelow(fresh), filesBelow(process.cwd())]);
    return [...new Set([...want.keys(), ...have.keys()])].filter((path) => want.get(path) !== have.get(path));
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

const { values } = readCommandLine({
  call: 'npm run generate --',
  about:
    'Makes everything that is derived from openapi.yaml and prisma/schema.prisma: generated/, requests/, tables of README.md.',
  options: {
    check: { type: 'boolean', default: false, about: 'changes nothing; names what is out of date, with exit code 1' },
  },
  example: '--check',
});
try {
  if (values.check) {
    const drift = await findDrift();
    for (const path of drift) console.error(`${path} is not what \`npm run generate\` makes`);
    if (drift.length > 0) process.exitCode = 1;
    else console.log('Everything generated is in step.');
  } else {
    await generate(process.cwd());
    console.log('Generated: generated/, requests/ and the tables of README.md');
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
