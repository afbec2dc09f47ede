import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../../generated/prisma/client.ts';
import type { Config } from '../config/index.ts';
import { StartError } from '../config/start-error.ts';
import { tellingPool } from './joined/opening.ts';
import { ServiceClient, statementName } from './raw/index.ts';
import type { Times } from './times.ts';

type PoolSettings = Pick<Config, 'DATABASE_POOL_SIZE' | 'DATABASE_TIMEOUT_MS' | 'DATABASE_PREPARED_STATEMENTS'>;

/**
 * The location of a PostgreSQL, for messages.
 * @param url as in DATABASE_URL
 * @returns `host:port/database`, without credentials
 * @throws {StartError} if the driver does not accept the URL
 */
export function serverLocation(url: string): string {
  try {
    const { host, port, database } = new pg.Client({ connectionString: url });
    return `${host}:${port}/${database ?? ''}`;
  } catch (error) {
    throw new StartError('The database URL has a setting that is wrong or names a file that is not there', {
      cause: error,
    });
  }
}

/**
 * The pool of connections that Prisma and direct queries share.
 * @param connection where to connect to
 * @param settings its size, and the time limit for a connection in milliseconds
 * @param times time limits of statements
 * @param opened called with each new connection, which is used when that is through
 * @param onError called when an idle connection is lost; it is replaced on demand
 */
export function createPool(
  connection: pg.PoolConfig,
  settings: PoolSettings,
  { queryMs }: Pick<Times, 'queryMs'>,
  opened: (client: pg.ClientBase) => Promise<void>,
  onError: (error: Error) => void,
): pg.Pool {
  const pool = new pg.Pool({
    connectionTimeoutMillis: settings.DATABASE_TIMEOUT_MS,
    ...(queryMs !== undefined && { query_timeout: queryMs }),
    onConnect: opened,
    max: settings.DATABASE_POOL_SIZE,
    keepAlive: true,
    // Without prepared statements there may be a pooler that does not support pipelining.
    pipeline: settings.DATABASE_PREPARED_STATEMENTS,
    Client: ServiceClient,
    fallback_application_name: 'taskpact',
    ...connection,
  });
  // Without a listener the first lost connection would end the process.
  pool.on('error', onError);
  return pool;
}

/**
 * A Prisma client on a pool, which it does not close.
 * @param pool the connections
 * @param prepared whether its statements are prepared once per connection
 */
export function createPrismaClient(pool: pg.Pool, prepared: boolean): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg(
      tellingPool(pool),
      prepared ? { statementNameGenerator: ({ sql }) => statementName(sql) } : {},
    ),
  });
}
