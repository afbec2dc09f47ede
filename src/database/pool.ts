import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../../generated/prisma/client.ts';
import type { Config } from '../config/index.ts';
import { StartError } from '../config/start-error.ts';
import { ServiceClient, statementName } from './raw/index.ts';
import { prepareSession } from './session.ts';
import type { Times } from './times.ts';

type PoolSettings = Pick<Config, 'DATABASE_POOL_SIZE' | 'DATABASE_TIMEOUT_MS' | 'DATABASE_PREPARED_STATEMENTS'>;

/**
 * Where a PostgreSQL is, for people.
 * @param url as in DATABASE_URL
 * @returns `host:port/database`, without credentials
 * @throws {StartError} when the driver cannot make anything of the URL
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
 * The one pool of connections that Prisma and direct queries share.
 * @param connection where to connect to
 * @param settings its size, and in milliseconds how long to wait for a connection
 * @param times what a statement may take
 * @param onError told about connections that broke while nobody used them; they are replaced on demand
 */
export function createPool(
  connection: pg.PoolConfig,
  settings: PoolSettings,
  { connectionMs, queryMs }: Pick<Times, 'connectionMs' | 'queryMs'>,
  onError: (error: Error) => void,
): pg.Pool {
  const pool = new pg.Pool({
    connectionTimeoutMillis: settings.DATABASE_TIMEOUT_MS,
    ...(queryMs !== undefined && { query_timeout: queryMs }),
    ...(connectionMs !== undefined && { onConnect: (client) => prepareSession(client, connectionMs) }),
    max: settings.DATABASE_POOL_SIZE,
    keepAlive: true,
    // Without prepared statements there may be a pooler between that cannot tell the answers of one client apart.
    pipeline: settings.DATABASE_PREPARED_STATEMENTS,
    Client: ServiceClient,
    fallback_application_name: 'taskpact',
    ...connection,
  });
  // Without a listener the process would end with the first connection that breaks.
  pool.on('error', onError);
  return pool;
}

/**
 * A Prisma client on a pool. It does not close the pool.
 * @param pool the connections
 * @param prepared whether its statements are prepared once for each connection
 */
export function createPrismaClient(pool: pg.Pool, prepared: boolean): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg(pool, prepared ? { statementNameGenerator: ({ sql }) => statementName(sql) } : {}),
  });
}
