import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCommandLine } from '../../src/config/command-line.ts';
import { readConfig } from '../../src/config/index.ts';
import { loadContract } from '../../src/contract/load.ts';
import { openDatabase } from '../../src/database/index.ts';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { loadNotes } from '../common/notes.ts';
import { createConformance } from './conformance/check.ts';
import { coverageOf, type Sighting } from './conformance/report.ts';
import { testFilesAt, writeGroups } from './suite/groups.ts';

/** Makes ready what the test files use: PostgreSQL at TEST_DATABASE_URL (past a pooler, at TEST_DIRECT_DATABASE_URL), and an embedded folder to copy. */
async function prepare(folder: string): Promise<void> {
  const { TEST_DATABASE_URL, TEST_DIRECT_DATABASE_URL = TEST_DATABASE_URL } = process.env;
  if (TEST_DIRECT_DATABASE_URL) await applyMigrations({ connectionString: TEST_DIRECT_DATABASE_URL });
  const database = await openDatabase(readConfig({ DATA_DIR: join(folder, 'template') }));
  await database.close();
}

const COMMAND = {
  call: 'npm test --',
  about: `Runs the tests: all of them, or those that are named. Options that are not listed here are tap's (node_modules/.bin/tap --help).
TEST_DATABASE_URL in the environment is a PostgreSQL to run on; without it there is an embedded one.`,
  options: { table: { type: 'boolean', default: false, about: 'prints which answers of the contract were seen' } },
  operands: '[<file or folder> …]',
  example: 'test/auth --bail',
} as const;

const given = process.argv.slice(2);
const isOwn = (argument: string) => !argument.startsWith('-') || ['--table', '--help'].includes(argument);
const { values: options, positionals } = parseCommandLine(COMMAND, given.filter(isOwn));
const tapOptions = given.filter((argument) => !isOwn(argument));
// Only the whole suite can have seen everything.
const isWholeSuite = positionals.length === 0;

/** Runs tap with the options of this command; gives its exit code. */
async function runTap(folder: string, groups: string): Promise<number> {
  const programs = await writeGroups((isWholeSuite ? ['test'] : positionals).flatMap(testFilesAt), groups);
  const env = {
    ...process.env,
    // tsx keeps what it made of a file; tap's own loader, turned off here, compiles the whole of it anew in every process.
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${import.meta.resolve('tsx')}`,
    TEST_EMBEDDED_TEMPLATE: join(folder, 'template'),
    CONTRACT_COVERAGE: join(folder, 'coverage'),
  };
  const tap = spawn(
    process.execPath,
    ['node_modules/tap/dist/esm/run.mjs', '--test-env=TAP_TYPE_STRIP_ONLY=1', ...tapOptions, ...programs],
    {
      stdio: 'inherit',
      env,
    },
  );
  return new Promise((resolve, reject) => {
    tap.once('error', reject).once('close', (code) => resolve(code ?? 1));
  });
}

/** Says which answers of the contract the tests saw; false when one was not as documented, or never seen. */
async function judgeCoverage(folder: string): Promise<boolean> {
  const { contract } = await loadContract();
  const { documented } = createConformance(contract);
  const { table, unseen, violations } = coverageOf(documented, loadNotes<Sighting>(folder));
  if (options.table) console.error(table.join('\n'));
  for (const violation of violations) console.error(`not as documented: ${violation}`);
  if (!isWholeSuite) return violations.length === 0;
  for (const answer of unseen) console.error(`documented, but seen by no test: ${answer}`);
  console.error(
    `contract coverage: ${documented.length - unseen.length} of ${documented.length} documented answers seen`,
  );
  return violations.length === 0 && unseen.length === 0;
}

const work = await mkdtemp(join(tmpdir(), 'taskpact-tests-'));
// Inside the project: tap keeps the results of a program elsewhere in a folder `tmp` of the project.
await mkdir('.tap', { recursive: true });
const groups = await mkdtemp('.tap/groups-');
try {
  await prepare(work);
  const status = await runTap(work, groups);
  process.exitCode = (await judgeCoverage(join(work, 'coverage'))) ? status : status || 1;
} finally {
  for (const folder of [work, groups]) await rm(folder, { recursive: true, force: true });
}
