import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { parseCommandLine } from '../../src/config/command-line.ts';
import { loadContract } from '../../src/contract/load.ts';
import { loadNotes } from '../common/notes.ts';
import { createConformance } from './conformance/check.ts';
import { coverageOf, type Sighting } from './conformance/report.ts';
import { embeddedTemplate } from './suite/embedded-template.ts';
import { NUMBER_RULES } from './suite/number-rules.ts';
import { PROCESSES, runsAlone, testFilesAt, writePrograms } from './suite/programs.ts';
import { closeQueue, longestFirst } from './suite/queue.ts';
import { runOne } from './suite/run-one.ts';

const COMMAND = {
  call: 'npm test --',
  about: `Runs the tests: those that are named, or all but the ones in test/slow, which need processes, browsers or compilers of their
own. Options that are not listed here are tap's (node_modules/.bin/tap --help).
TEST_DATABASE_URL in the environment is a PostgreSQL to run on; without it there is an embedded one.`,
  options: { table: { type: 'boolean', default: false, about: 'prints which answers of the contract were seen' } },
  operands: '[<file or folder> …]',
  example: 'test/auth --bail',
} as const;

/** The longest that a test file may take unless it says otherwise, in seconds. */
const TIMEOUT = 120;

const given = process.argv.slice(2);
const isOwn = (argument: string) => !argument.startsWith('-') || ['--table', '--help'].includes(argument);
const { values: options, positionals } = parseCommandLine(COMMAND, given.filter(isOwn));
const tapOptions = given.filter((argument) => !isOwn(argument));
// Only the whole suite can have seen everything.
const isWholeSuite = positionals.length === 0;

/** Makes PostgreSQL at TEST_DATABASE_URL ready (past a pooler, at TEST_DIRECT_DATABASE_URL), or else an embedded folder to copy. */
async function prepare(): Promise<void> {
  const { TEST_DATABASE_URL, TEST_DIRECT_DATABASE_URL = TEST_DATABASE_URL } = process.env;
  if (!TEST_DIRECT_DATABASE_URL) return void (await embeddedTemplate());
  const { applyMigrations } = await import('../../src/database/migrate/apply.ts');
  await applyMigrations({ connectionString: TEST_DIRECT_DATABASE_URL });
  if (process.env.TEST_CITUS_URL) return;
  const client = new pg.Client(TEST_DIRECT_DATABASE_URL);
  await client.connect();
  await client.query(NUMBER_RULES).finally(() => client.end());
}

/** Runs tap; gives its exit code. */
async function runTap(programs: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const own = ['--test-env=TAP_TYPE_STRIP_ONLY=1', `--jobs=${PROCESSES}`, `--timeout=${TIMEOUT}`];
  const parameters = ['node_modules/tap/dist/esm/run.mjs', ...own, ...tapOptions, ...programs];
  const tap = spawn(process.execPath, parameters, { stdio: 'inherit', env });
  const [code] = await once(tap, 'close');
  return typeof code === 'number' ? code : 1;
}

/** Runs test files in processes that share them; gives the exit code. */
async function runAll(files: readonly string[], work: string, env: NodeJS.ProcessEnv): Promise<number> {
  const [queue, programs] = [join(work, 'queue'), join(work, 'programs')];
  for (const folder of [queue, programs]) await mkdir(folder);
  const shared = longestFirst(files.filter((file) => !runsAlone(file)));
  const status = await runTap([...files.filter(runsAlone), ...(await writePrograms(shared, programs, queue))], env);
  const left = closeQueue(queue, shared);
  for (const file of left) console.error(`not run to its end: ${file}`);
  return left.length > 0 ? status || 1 : status;
}

/** Runs test files; gives the exit code. */
async function run(files: readonly string[], work: string): Promise<number> {
  const env = {
    ...process.env,
    // tsx keeps what it made of a file; tap's own loader, turned off here, compiles the whole of it anew in every process.
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${import.meta.resolve('tsx')}`,
    CONTRACT_COVERAGE: resolve(work, 'coverage'),
  };
  const [file = ''] = files;
  if (files.length > 1) return runAll(files, work, env);
  return tapOptions.length > 0 ? runTap([file], env) : runOne(file, { ...env, TAP_TIMEOUT: String(TIMEOUT) });
}

/** Says which answers of the contract the tests saw; false when one was not as documented, or never seen. */
async function judgeCoverage(folder: string): Promise<boolean> {
  const { documented } = createConformance((await loadContract()).contract);
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

const files = (isWholeSuite ? ['test'] : positionals).flatMap(testFilesAt);
// Inside the project: tap keeps the results of a program elsewhere in a folder `tmp` of the project.
await mkdir('.tap', { recursive: true });
const work = await mkdtemp('.tap/run-');
try {
  // A single file makes what it needs: many need no database.
  if (files.length > 1 || process.env.TEST_DATABASE_URL) await prepare();
  const status = await run(files, work);
  process.exitCode = (await judgeCoverage(join(work, 'coverage'))) ? status : status || 1;
} finally {
  await rm(work, { recursive: true, force: true });
}
