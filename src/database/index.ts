import type pg from 'pg';
import type { Config } from '../config/index.ts';
import { changedUsers } from './changed-users.ts';
import { createClient, type DatabaseClient } from './create-client.ts';
import { keptConnection } from './kept-connection.ts';
import { askOn, MIGRATIONS, pendingMigrations } from './migrate/migrations.ts';
import { createPool, createPrismaClient, serverLocation } from './pool.ts';
import { createRunner, type StatementLoad } from './raw/index.ts';
import { rowSecurityFault } from './row-security.ts';
import { mayDistribute, prepareSession } from './session.ts';
import { timesOf } from './times.ts';
import { type WebhookUsers, webhookUsers } from './webhook-users.ts';

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

/** Options of {@link openDatabase}. */
export interface DatabaseOptions {
  /** Called when an idle connection is lost; for the log. */
  readonly onError?: (error: Error) => void;
  /** The folder of migrations; default: this project's. */
  readonly migrations?: URL;
}

/** An open database. */
export interface Database {
  readonly prisma: DatabaseClient;
  /** The connections, shared with `prisma`. */
  readonly pool: pg.Pool;
  readonly kind: 'PostgreSQL' | 'embedded';
  /** Whether a statement can be cancelled. The embedded database runs in this process: a statement that has begun is awaited. */
  readonly canInterrupt: boolean;
  /** For messages: `host:port/database` without credentials, or the folder. */
  readonly location: string;
  /** The current number of statements of the fast lane. */
  statementLoad(): StatementLoad;
  /** Sends a trivial query on a connection outside of `pool`. Rejects without a result within DATABASE_TIMEOUT_MS. */
  ping(): Promise<void>;
  /** The names of the migrations that this version needs and the database has not finished, in order. */
  pendingMigrations(): Promise<string[]>;
  /** Of users whose change number is known, those whose number differs by now, with that: one query for all of them. */
  changedUsers(known: ReadonlyMap<string, bigint>): Promise<ReadonlyMap<string, bigint>>;
  /** What is asked about all users by what sends webhooks. */
  readonly webhookUsers: WebhookUsers;
  /** Describes a misconfigured row-level security; undefined if it is right. Requires that the migrations are applied. */
  rowSecurityFault(): Promise<string | undefined>;
  /** Waits for running statements, then closes everything. May be called more than once. */
  close(): Promise<void>;
}

interface Target extends Pick<Database, 'kind' | 'location' | 'canInterrupt'> {
  readonly connection: pg.PoolConfig;
  close(): Promise<void>;
}

/** A PostgreSQL server. No connection is opened yet, so that the service can start before the server. */
function server(url: string): Target {
  const connection = { connectionString: url };
  return { kind: 'PostgreSQL', canInterrupt: true, location: serverLocation(url), connection, close: async () => {} };
}

/** The embedded database. Its module is loaded only if it is used, because PostgreSQL in WebAssembly is large. */
async function embedded(folder: string, migrations: URL): Promise<Target> {
  const { openEmbedded } = await import('./embedded/index.ts');
  return { ...(await openEmbedded(folder, migrations)), canInterrupt: false };
}

/**
 * Opens the database: PostgreSQL at DATABASE_URL, otherwise the embedded one in DATA_DIR.
 * @param config the DATABASE_* part of the configuration; times in milliseconds
 * @param options for the log and for tests
 * @returns the open database. PostgreSQL may still be unreachable or not migrated; the embedded one is running and migrated.
 * @throws {import('../config/start-error.ts').StartError} if the embedded folder is in use, damaged, or cannot be migrated
 */
export async function openDatabase(config: DatabaseConfig, options: DatabaseOptions = {}): Promise<Database> {
  const { onError = () => {}, migrations = MIGRATIONS } = options;
  const target = config.DATABASE_URL ? server(config.DATABASE_URL) : await embedded(config.DATA_DIR, migrations);
  const times = timesOf(config, target.canInterrupt);
  // Explicit transactions are right on any server, so they are the rule until one says that it needs none.
  let isDistributed = true;
  const opened = async (client: pg.ClientBase): Promise<void> => {
    if (times.connectionMs !== undefined) await prepareSession(client, times.connectionMs);
    isDistributed = await mayDistribute(client);
  };
  const pool = createPool(target.connection, config, times, opened, onError);
  // The embedded database has only one connection.
  const kept =
    target.kind === 'embedded' ? pool : keptConnection(target.connection, config.DATABASE_TIMEOUT_MS, onError);
  const runner = createRunner(pool, {
    ...times,
    prepares: config.DATABASE_PREPARED_STATEMENTS,
    isDistributed: () => isDistributed,
    namesUser: config.DATABASE_ROW_SECURITY,
    perUser: config.DATABASE_USER_CONCURRENCY,
    queueLimit: config.DATABASE_USER_QUEUE,
  });
  const base = createPrismaClient(pool, config.DATABASE_PREPARED_STATEMENTS);
  // Loads what compiles its queries, and connects to nothing: the first request does not wait for that.
  await base.$connect();
  const [prepares, namesUser] = [config.DATABASE_PREPARED_STATEMENTS, config.DATABASE_ROW_SECURITY];
  const settings = { ...times, prepares, namesUser, connect: () => pool.connect() };
  const prisma = createClient(base, runner.run, runner.takeTurn, settings);
  const closeAll = async () => {
    await base.$disconnect();
    if (kept !== pool) await kept.end();
    await pool.end();
    runner.close();
    await target.close();
  };
  let closing: Promise<void> | undefined;
  return {
    prisma,
    pool,
    statementLoad: runner.load,
    kind: target.kind,
    canInterrupt: target.canInterrupt,
    location: target.location,
    ping: async () => {
      await kept.query('SELECT 1');
    },
    // By the driver: what it says of a server that is away is what the log needs, and Prisma keeps it to itself.
    pendingMigrations: () => pendingMigrations(askOn(pool), migrations),
    changedUsers: changedUsers(pool, config.DATABASE_ROW_SECURITY),
    webhookUsers: webhookUsers(pool, config.DATABASE_ROW_SECURITY),
    rowSecurityFault: () => rowSecurityFault(base, config.DATABASE_ROW_SECURITY),
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };
}
