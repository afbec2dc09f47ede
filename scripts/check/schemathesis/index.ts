// `npm run schemathesis`: tests the service by Schemathesis, an independent tool, with every check enabled.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readCommandLine } from '../../../src/config/command-line.ts';
import { runProgram } from '../../common/program.ts';
import { tokenOf } from '../../common/service.ts';
import { startCheckedService } from '../service.ts';
import { installSchemathesis, NotInstalled } from './install.ts';

/** Exit codes of this command, in addition to those of Schemathesis: 0 without failures, 1 with failures. */
const CANNOT_BE_INSTALLED = 3;

/** Two users, so that the check of object-level authorization has another user. */
const USERS = ['alice', 'bob'];

interface JsonReport {
  readonly seed: number;
  readonly operations: { readonly tested: number };
  readonly test_cases: { readonly generated: number; readonly unique_failures: number };
  readonly errors: readonly unknown[];
}

/** Writes the configuration with values that are known only at run time, such as the tokens of the users. */
async function configure(folder: string): Promise<string> {
  const auth = USERS.map((name) => ({
    name,
    fixedHeaders: [{ name: 'Authorization', value: `Bearer ${tokenOf(name)}` }],
  }));
  const users = join(folder, 'users.json');
  await writeFile(users, JSON.stringify({ auth }), { mode: 0o600 });
  const facts = await readFile(new URL('schemathesis.toml', import.meta.url), 'utf8');
  const hooks = resolve(import.meta.dirname, 'hooks.py');
  // One of them for all operations: after a 403 it would go on without a token.
  const lines = [
    `path = ${JSON.stringify(users)}`,
    `user = ${JSON.stringify(USERS[0])}`,
    `peers = ${JSON.stringify(USERS)}`,
  ];
  const peers = `[auth.wfc]\n${lines.join('\n')}\n`;
  const path = join(folder, 'schemathesis.toml');
  await writeFile(path, `hooks = ${JSON.stringify(hooks)}\n\n${facts}\n${peers}`);
  return path;
}

async function readReport(folder: string): Promise<JsonReport> {
  const [name = ''] = (await readdir(folder)).filter((file) => file.endsWith('.json'));
  return JSON.parse(await readFile(join(folder, name), 'utf8')) as JsonReport;
}

interface Options {
  readonly seed: string;
  readonly examples: string;
  readonly databaseUrl: string | undefined;
}

async function judge(program: string, version: string, { seed, examples, databaseUrl }: Options): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-schemathesis-'));
  const service = await startCheckedService(databaseUrl);
  try {
    const config = await configure(folder);
    const reports = join(folder, 'reports');
    const contract = resolve('generated/openapi.json');
    console.log(`Schemathesis ${version}, seed ${seed}, on ${service.location}`);
    // Without the stream of changes, which never ends.
    const { code } = await runProgram(program, [
      ...['--config-file', config, '--no-color', 'run', contract, '--url', service.origin],
      ...['--checks', 'all', '--phases', 'examples,coverage,fuzzing,stateful', '--mode', 'all'],
      ...['--exclude-operation-id', 'streamChanges'],
      ...['--seed', seed, '--max-examples', examples, '--continue-on-failure'],
      ...['--generation-database', 'none', '--report', 'json', '--report-dir', reports],
    ]);
    const { operations, test_cases: cases, errors } = await readReport(reports);
    const what = `${cases.generated} cases on ${operations.tested} operations`;
    console.log(`\nSchemathesis ${version}: ${what}, ${cases.unique_failures} failures, ${errors.length} errors`);
    return code;
  } finally {
    await service.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

const { values } = readCommandLine({
  call: 'npm run schemathesis --',
  about: `Runs Schemathesis, an independent judge, against the service with every check on. It is installed the first time.
Exit code 1 when there are failures, 3 when it cannot be installed.`,
  options: {
    seed: { type: 'string', default: '1', value: 'N', about: 'the same number sends the same requests' },
    examples: { type: 'string', default: '50', value: 'N', about: 'how many of each kind there are at the most' },
    'database-url': {
      type: 'string',
      value: 'URL',
      about: 'a PostgreSQL to run on (default: FUZZ_DATABASE_URL, or an embedded one)',
    },
  },
  example: '--seed 7 --examples 200',
});
const databaseUrl = values['database-url'] || process.env.FUZZ_DATABASE_URL || undefined;

try {
  const { program, version } = await installSchemathesis();
  process.exitCode = await judge(program, version, { ...values, databaseUrl });
} catch (error) {
  console.error(`schemathesis: ${(error as Error).message}`);
  process.exitCode = error instanceof NotInstalled ? CANNOT_BE_INSTALLED : 2;
}
