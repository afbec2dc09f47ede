// `npm run test:faults` and `npm run test:attacks`: run the tests with real faults, or with attacks, and write the measurements into
// docs/reliability.md. Partial runs and short forms write nothing.
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { readCommandLine } from '../../../src/config/command-line.ts';
import { loadNotes } from '../../common/notes.ts';
import { updatePage } from '../../common/page.ts';
import { findPostgres } from '../../common/postgres.ts';
import { runProgram } from '../../common/program.ts';
import { buildService } from '../../common/service.ts';
import { currentSetting } from '../../common/setting.ts';
import { type Row, reliabilityPart } from './report.ts';

/** The longest that a test file may take, in seconds. */
const TIMEOUT = 1800;

const [kind = ''] = process.argv.slice(2);
const {
  positionals: [part = kind, ...given],
} = readCommandLine({
  call: `npm run test:${kind} --`,
  about: `Builds, and runs the tests with real ${kind}: all of them one after the other, which then write what they measured into
docs/reliability.md, or those that are named. FAULTS=short in the environment makes the faults few and judges no times; ATTACK_SECONDS
says how long an attack is.`,
  options: {},
  operands: '[<file> …]',
  example: `test/${kind}/${readdirSync(`test/${kind}`).find((name) => name.endsWith(`.${kind.replace(/s$/, '')}.ts`))}`,
});
const isWhole = !given.some((argument) => argument.endsWith('.ts'));
const isFull = isWhole && process.env.FAULTS !== 'short' && process.env.ATTACK_SECONDS === undefined;

/** The version number in the output of a program; undefined if it is not installed. */
async function versionOf(program: string): Promise<string | undefined> {
  // Debian keeps servers outside the PATH of most users.
  const PATH = [process.env.PATH, '/usr/sbin'].join(delimiter);
  const { output } = await runProgram(program, ['--version'], { quiet: true, env: { PATH } }).catch(() => ({
    output: '',
  }));
  return /\d+(\.\d+)+/.exec(output)?.[0];
}

async function settingNow() {
  const postgres = await versionOf(join(findPostgres() ?? '', 'postgres'));
  const pgBouncer = part === 'faults' ? await versionOf('pgbouncer') : undefined;
  return currentSetting(postgres ?? 'unknown', pgBouncer === undefined ? {} : { PgBouncer: pgBouncer });
}

const files = readdirSync(`test/${part}`)
  .filter((name) => name.endsWith(`.${part.replace(/s$/, '')}.ts`))
  .map((name) => `test/${part}/${name}`);
await buildService();
const folder = await mkdtemp(join(tmpdir(), 'taskpact-reliability-'));
try {
  // The reporter writes out the figures as they come.
  const options = [`--timeout=${TIMEOUT}`, '--jobs=1', '--reporter=tap'];
  const parameters = ['--import', 'tsx', 'scripts/check/test.ts', ...options, ...given];
  const env = isFull ? { RELIABILITY_ROWS: folder } : {};
  const { code } = await runProgram(process.execPath, [...parameters, ...(isWhole ? files : [])], { env });
  if (isFull) {
    const command = `npm run test:${part}`;
    const run = { setting: await settingNow(), command, files, rows: loadNotes<Row>(folder), status: code };
    await updatePage('reliability.md', { [part]: reliabilityPart(run) });
  }
  process.exitCode = code;
} finally {
  await rm(folder, { recursive: true, force: true });
}
