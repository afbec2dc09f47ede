import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { applyMigrations } from '../../../src/database/migrate/apply.ts';
import { parseStat } from '../../common/proc.ts';

/** The prefix of all names that the benchmark creates on a server. */
const PREFIX = 'taskpact_bench';

/** Databases on one server. */
export interface Databases {
  /** The URL of a database that {@link create} made. */
  urlOf(name: string): string;
  /** Creates a database, with the project's schema or as a copy of another; replaces that of an earlier run. */
  create(name: string, template?: string): Promise<void>;
  /** The process id of the postmaster, if it runs on this machine. */
  postmaster(): Promise<number | undefined>;
  /** `server_version`. */
  version(): Promise<string>;
  /** Removes all of them. */
  drop(): Promise<void>;
}

/**
 * Runs statements one after the other on a new connection.
 * @param url the database
 * @returns the rows of the last one
 */
export async function runSql<Row extends pg.QueryResultRow>(
  url: string,
  statements: readonly string[],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  // If the server ends, the running statement fails.
  client.on('error', () => {});
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) ({ rows } = await client.query<Row>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

/** Opens a connection and returns the postmaster: the parent of the backend process. */
async function postmasterOf(url: string): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const sql = `SELECT pg_backend_pid() AS pid, coalesce(inet_server_addr() <<= '127.0.0.0/8', true) AS here`;
    const [row] = (await client.query<{ pid: number; here: boolean }>(sql)).rows;
    const stat = row?.here ? await readFile(`/proc/${row.pid}/stat`, 'utf8').catch(() => '') : '';
    // Behind a port that is forwarded, that number is another process, or none.
    return stat.includes('(postgres)') ? parseStat(stat).parent : undefined;
  } finally {
    await client.end();
  }
}

/**
 * The databases of a run.
 * @param serverUrl any database on the server, of a user that may create databases
 */
export function databasesOn(serverUrl: string): Databases {
  const made = new Set<string>();
  const full = (name: string): string => `${PREFIX}_${name}`;
  const dropOne = (name: string): string => `DROP DATABASE IF EXISTS ${full(name)} WITH (FORCE)`;
  const urlOf = (name: string): string => {
    const url = new URL(serverUrl);
    url.pathname = `/${full(name)}`;
    return url.href;
  };
  return {
    urlOf,
    async create(name, template) {
      made.add(name);
      const from = template === undefined ? 'template0' : full(template);
      await runSql(serverUrl, [dropOne(name), `CREATE DATABASE ${full(name)} TEMPLATE ${from}`]);
      if (template === undefined) await applyMigrations({ connectionString: urlOf(name) });
    },
    postmaster: () => postmasterOf(serverUrl),
    async version() {
      const [row] = await runSql<{ server_version: string }>(serverUrl, ['SHOW server_version']);
      return row?.server_version ?? '';
    },
    drop: async () => void (await runSql(serverUrl, [...made].map(dropOne))),
  };
}
