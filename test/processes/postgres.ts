import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'tap';
import { freePort } from './ports.ts';
import { runToEnd } from './run.ts';

/** Debian keeps the programs of each version in a folder of their own. */
function findPrograms(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(root, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
}

const programs = findPrograms();

/** Why there is no PostgreSQL to test with; false when there is one. */
export const noPostgres: string | false = programs ? false : 'the programs of PostgreSQL are not installed';

/** A PostgreSQL of the test's own. */
export interface Postgres {
  readonly url: string;
  readonly port: number;
  /** Its data, and `log`. */
  readonly folder: string;
  /** The process id of the postmaster. */
  pid(): Promise<number>;
  start(): Promise<void>;
  /** @param mode as of `pg_ctl stop`: `immediate` is as a crash */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
}

/** The server refuses to run as root; Debian's packages make a user for it. */
const isRoot = process.getuid?.() === 0;
const asServer = (program: string, parameters: string[]): [string, string[]] =>
  isRoot ? ['runuser', ['-u', 'postgres', '--', program, ...parameters]] : [program, parameters];

const idOf = (kind: '-u' | '-g'): number => Number(spawnSync('id', [kind, 'postgres'], { encoding: 'utf8' }).stdout);

/**
 * Starts a PostgreSQL from the system's programs on a free port of loopback, in a folder of its own under the temporary folder. When
 * the test ends it is stopped, and its folder removed.
 * @param t the test
 * @param settings lines for `postgresql.conf`, as `-c` takes them
 * @param parent the folder in which its own is made
 */
export async function startPostgres(t: Test, settings: readonly string[] = [], parent = tmpdir()): Promise<Postgres> {
  const folder = await mkdtemp(join(parent, 'taskpact-postgres-'));
  await chmod(folder, 0o755);
  if (isRoot) await chown(folder, idOf('-u'), idOf('-g'));
  const data = join(folder, 'data');
  const port = await freePort();
  const run = (program: string, parameters: string[]) =>
    runToEnd(
      spawn(...asServer(join(programs ?? '', program), parameters), { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' }),
    );
  const flags = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`, ...settings];
  const postgres: Postgres = {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    port,
    folder,
    pid: async () => Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]),
    start: () =>
      run('pg_ctl', [
        '-D',
        data,
        '-w',
        '-l',
        join(folder, 'log'),
        '-o',
        flags.map((flag) => `-c ${flag}`).join(' '),
        'start',
      ]),
    stop: (mode = 'fast') => run('pg_ctl', ['-D', data, '-w', '-m', mode, 'stop']),
  };
  await run('initdb', ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']);
  await postgres.start();
  t.teardown(async () => {
    if (existsSync(join(data, 'postmaster.pid'))) await postgres.stop('immediate');
    await rm(folder, { recursive: true, force: true });
  });
  return postgres;
}
