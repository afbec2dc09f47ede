import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports.ts';
import { outputOf } from './program.ts';

/** A temporary PostgreSQL server on the loopback address. */
export interface Postgres {
  /** The URL of its database `postgres`, as superuser. */
  readonly url: string;
  readonly port: number;
  /** The folder with its data and its `log`. */
  readonly folder: string;
  /** The text of its log. */
  readonly log: string;
  /** The process id of the postmaster. */
  pid(): Promise<number>;
  start(): Promise<void>;
  /** @param mode a mode of `pg_ctl stop`; `immediate` is like a crash */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
  /** Stops it if it is running, and removes its folder. */
  remove(): Promise<void>;
}

/**
 * The folder of `initdb` and `pg_ctl`: Debian has a folder for each version, of which the latest is used; otherwise that of the PATH;
 * undefined if they are not installed.
 */
export function findPostgres(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(root, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
}

const isRoot = process.getuid?.() === 0;

/** Runs a program of PostgreSQL. The server refuses to run as root; Debian's packages create a user for it. */
async function run(program: string, parameters: readonly string[]): Promise<void> {
  const call = isRoot ? ['runuser', '-u', 'postgres', '--', program, ...parameters] : [program, ...parameters];
  await outputOf(call[0] ?? '', call.slice(1), { cwd: '/' });
}

const idOf = async (kind: '-u' | '-g'): Promise<number> => Number(await outputOf('id', [kind, 'postgres']));

/**
 * Creates a PostgreSQL in a temporary folder and starts it on a free port.
 * @param settings of the server, as in `postgresql.conf`
 * @param parent the folder in which the temporary folder is created
 * @throws if PostgreSQL is not installed, or cannot be started
 */
export async function startPostgres(
  settings: Readonly<Record<string, string>> = {},
  parent = tmpdir(),
): Promise<Postgres> {
  const programs = findPostgres();
  if (programs === undefined) throw new Error('There is no initdb in /usr/lib/postgresql/*/bin or in the PATH');
  const folder = await mkdtemp(join(parent, 'taskpact-postgres-'));
  await chmod(folder, 0o755);
  if (isRoot) await chown(folder, await idOf('-u'), await idOf('-g'));
  const [data, log] = [join(folder, 'data'), join(folder, 'log')];
  const port = await freePort();
  const all = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: folder, ...settings };
  const flags = Object.entries(all).map(([name, value]) => `-c ${name}='${value}'`);
  const control = (...parameters: string[]) => run(join(programs, 'pg_ctl'), ['-D', data, '-w', ...parameters]);
  const postgres: Postgres = {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    port,
    folder,
    log,
    pid: async () => Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]),
    start: () => control('-l', log, '-o', flags.join(' '), 'start'),
    stop: (mode = 'fast') => control('-m', mode, 'stop'),
    async remove() {
      if (existsSync(join(data, 'postmaster.pid'))) await postgres.stop('immediate');
      await rm(folder, { recursive: true, force: true });
    },
  };
  const initialise = ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  try {
    await run(join(programs, 'initdb'), initialise);
    await postgres.start();
  } catch (error) {
    await postgres.remove();
    throw error;
  }
  return postgres;
}
