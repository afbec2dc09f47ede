import pg from 'pg';

/** Interval of TCP keep-alive on an idle connection, in milliseconds, so that firewalls and proxies do not drop it. */
const KEEP_ALIVE_MS = 10_000;

/**
 * One connection outside of the pool, for health checks: a busy pool does not delay them, and neither does opening a connection. It is
 * opened when first needed, stays open, and is reopened after it was lost. It uses the simple protocol and no settings, so it works
 * through any pooler.
 * @param connection where to connect to
 * @param timeoutMs time limit for connecting and for a query in milliseconds; after that it is reopened
 * @param onError called when it is lost while idle
 */
export function keptConnection(connection: pg.PoolConfig, timeoutMs: number, onError: (error: Error) => void): pg.Pool {
  return new pg.Pool({
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    max: 1,
    idleTimeoutMillis: 0,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    fallback_application_name: 'taskpact-health',
    ...connection,
  }).on('error', onError);
}
