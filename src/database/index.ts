import type pg from 'pg';
import type { Config } from '../config/index.ts';
import { type Client, createClient } from './client.ts';
import { keptConnection } from './kept-connection.ts';
import { askOn, MIGRATIONS, pendingMigrations } from './migrate/migrations.ts';
import { createPool, createPrismaClient, serverLocation } from './pool.ts';
import { createRunner, type StatementLoad } from './raw/index.ts';
import { rowSecurityFault } from './row-security.ts';
import { timesOf } from './times.ts';

/** What the database needs of the configuration. */
export type DatabaseConfig = Pick<
  Config,
  | 'DATABASE_URL'
  | 'DATABASE_POOL_SIZE'
  | 'DATABASE_TIMEOUT_MS'
  | 'DATABASE_SEARCH_TIMEOUT_MS'
  | 'DATABASE_USER_CONCURRENCY'
  | 'DATABASE_USER_QUEUE'
  | 'DATABASE_POOLER'
  | 'DATABASE_PREPARED_STATEMENTS'
  | 'DATABASE_ROW_SECURITY'
  | 'DATA_DIR'
>;

/** What may be told to {@link openDatabase} besides. */
export interface DatabaseOptions {
  /** Told about idle connections that broke; for the log. */
  readonly onError?: (error: Error) => void;
  /** The folder of migrations; this project's when absent. */
  readonly migrations?: URL;
}

/** An open database. */
export interface Database {
  readonly prisma: Client;
  /** The connections that `prisma` uses too. */
  readonly pool: pg.Pool;
  readonly kind: 'PostgreSQL' | 'embedded';
  /** Whether what takes too long can be ended. The embedded database runs in this process: what it began is waited for. */
  readonly canInterrupt: boolean;
  /** For people: `host:port/database` without credentials, or the folder. */
  readonly location: string;
  /** How much there is for the fast lane at the moment. */
  statementLoad(): StatementLoad;
  /** Asks for a trivial answer, past what waits for the connections of `pool`. Rejects when there is none within DATABASE_TIMEOUT_MS. */
  ping(): Promise<void>;
  /** The names of the migrations that this version needs and the database has not finished, in order. */
  pendingMigrations(): Promise<string[]>;
  /** What is wrong with the role's row-level security, in words; undefined when nothing is. The migrations have to be applied. */
  rowSecurityFault(): Promise<string | undefined>;
  /** Waits for what is running, then lets go of everything. May be called more than once. */
  close(): Promise<void>;
}

interface Place extends Pick<Database, 'kind' | 'location' | 'canInterrupt'> {
  readonly connection: pg.PoolConfig;
  close(): Promise<void>;
}

/** PostgreSQL is only named here: whether it answers shows later, so that the service can start before it. */
function server(url: string): Place {
  const connection = { connectionString: url };
  return { kind: 'PostgreSQL', canInterrupt: true, location: serverLocation(url), connection, close: async () => {} };
}

/** Loaded only where it is used: PostgreSQL in WebAssembly is most of what there is to load. */
async function embedded(folder: string, migrations: URL): Promise<Place> {
  const { openEmbedded } = await import('./embedded/index.ts');
  return { ...(await openEmbedded(folder, migrations)), canInterrupt: false };
}

/**
 * Opens the database: PostgreSQL at DATABASE_URL, else the embedded one under DATA_DIR.
 * @param config where and how; times in milliseconds
 * @param options for the log and for tests
 * @returns the open database. PostgreSQL may still be away or not migrated; the embedded one is there and migrated.
 * @throws {import('../config/start-error.ts').StartError} when it can never work like this: the embedded folder is in use, damaged or cannot be migrated
 */
export async function openDatabase(config: DatabaseConfig, options: DatabaseOptions = {}): Promise<Database> {
  const { onError = () => {}, migrations = MIGRATIONS } = options;
  const place = config.DATABASE_URL ? server(config.DATABASE_URL) : await embedded(config.DATA_DIR, migrations);
  const times = timesOf(config, place.canInterrupt);
  const pool = createPool(place.connection, config, times, onError);
  // The embedded database has no second connection to keep.
  const kept = place.kind === 'embedded' ? pool : keptConnection(place.connection, config.DATABASE_TIMEOUT_MS, onError);
  const runner = createRunner(pool, {
    ...times,
    prepares: config.DATABASE_PREPARED_STATEMENTS,
    namesUser: config.DATABASE_ROW_SECURITY,
    perUser: config.DATABASE_USER_CONCURRENCY,
    queueLimit: config.DATABASE_USER_QUEUE,
  });
  const base = createPrismaClient(pool, config.DATABASE_PREPARED_STATEMENTS);
  // Loads what compiles its queries, and connects to nothing: the first request does not wait for that.
  await base.$connect();
  const settings = { ...times, namesUser: config.DATABASE_ROW_SECURITY };
  const prisma = createClient(base, runner.run, runner.takeTurn, settings);
  const closeAll = async () => {
    await base.$disconnect();
    if (kept !== pool) await kept.end();
    await pool.end();
    runner.close();
    await place.close();
  };
  let closing: Promise<void> | undefined;
  return {
    prisma,
    pool,
    statementLoad: runner.load,
    kind: place.kind,
    canInterrupt: place.canInterrupt,
    location: place.location,
    ping: async () => {
      await kept.query('SELECT 1');
    },
    // By the driver: what it says of a server that is away is what the log needs, and Prisma keeps it to itself.
    pendingMigrations: () => pendingMigrations(askOn(pool), migrations),
    rowSecurityFault: () => rowSecurityFault(base, config.DATABASE_ROW_SECURITY),
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };
}
