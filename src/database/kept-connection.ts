import pg from 'pg';

/** An idle connection says this often that it is there, in milliseconds: whatever is between does not forget it. */
const KEEP_ALIVE_MS = 10_000;

/**
 * One connection beside those of the requests, which is made when it is first needed, stays open and is made again after it broke: whether
 * the database answers is asked over it, whatever waits for the others, and however long a new one takes. It speaks the simple
 * protocol and sets nothing, so that it may lead through any pooler.
 * @param connection where to connect to
 * @param timeoutMs how long to wait for the connection and for an answer, in milliseconds; after that another one is made
 * @param onError told when it broke while nobody used it
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
