import { chownSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { type Command, freePort, run } from './processes.ts';

/** A PostgreSQL of the benchmark's own. */
export interface Cluster {
  /** Its database `postgres`, as superuser. */
  readonly url: string;
  /** What it writes to its standard error. */
  readonly log: string;
  stop(): Promise<void>;
}

const isRoot = process.getuid?.() === 0;

/** The server refuses to run as root. */
const asPostgres = (program: string, parameters: readonly string[]): Command =>
  isRoot
    ? { program: 'runuser', parameters: ['-u', 'postgres', '--', program, ...parameters], cwd: '/' }
    : { program, parameters };

/** Where `initdb` and `pg_ctl` are: of Debian's the latest, else those of the PATH. */
export async function findBinaries(): Promise<string> {
  const root = '/usr/lib/postgresql';
  const versions = await readdir(root).catch(() => []);
  const latest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  if (latest !== undefined) return join(root, latest, 'bin');
  try {
    return dirname((await run({ program: 'which', parameters: ['initdb'] })).trim());
  } catch (error) {
    const detail = 'install PostgreSQL 14 or later, or set BENCH_DATABASE_URL';
    throw new Error(`There is no initdb in ${root}/*/bin or in the PATH: ${detail}`, { cause: error });
  }
}

/**
 * What differs from `initdb`'s defaults: memory as PostgreSQL's manual advises for a server of its own, and nothing that falls due
 * during one round and not during another. Durability (fsync, synchronous_commit, full_page_writes) is as it comes: on.
 */
export function serverSettings(memory: number): Readonly<Record<string, string>> {
  return {
    shared_buffers: `${Math.floor(memory / 4 / 2 ** 20)}MB`,
    max_wal_size: '8GB',
    checkpoint_timeout: '1h',
    autovacuum: 'off',
  };
}

async function folderFor(user: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-bench-postgres-'));
  await chmod(folder, 0o755);
  await mkdir(join(folder, 'server'));
  if (isRoot) {
    const uid = Number(await run({ program: 'id', parameters: ['-u', user] }));
    chownSync(join(folder, 'server'), uid, uid);
  }
  return folder;
}

/**
 * Makes a PostgreSQL in a temporary folder and starts it on a free loopback port; as the user `postgres` when this is root.
 * @throws when there are no binaries, or when they fail
 */
export async function startCluster(): Promise<Cluster> {
  const binaries = await findBinaries();
  const folder = await folderFor('postgres');
  const [data, log] = [join(folder, 'server', 'data'), join(folder, 'server', 'log')];
  const port = await freePort();
  const addresses = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' };
  const settings = Object.entries({ ...addresses, ...serverSettings(totalmem()) });
  const control = (...parameters: string[]) => run(asPostgres(join(binaries, 'pg_ctl'), ['-D', data, ...parameters]));
  try {
    const initialise = ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8'];
    await run(asPostgres(join(binaries, 'initdb'), initialise));
    const options = settings.map(([name, value]) => `-c ${name}='${value}'`).join(' ');
    await control('-w', '-l', log, '-o', options, 'start');
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    log,
    async stop() {
      await control('-w', '-m', 'immediate', 'stop');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
