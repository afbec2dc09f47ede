import type pg from 'pg';

/**
 * Takes a connection out of a pool. The driver's own way may throw, where a file that the URL names cannot be read, and may call back
 * before it returns, where the pool is closing: neither must interrupt a caller that counts what is under way.
 * @param pool the connections
 * @param connected gets the connection, or why there is none; never before this returns
 */
export function connectTo(
  pool: pg.Pool,
  connected: (error: Error | undefined, client: pg.PoolClient | undefined) => void,
): void {
  try {
    if (pool.ending) throw new Error('Cannot use a pool after calling end on the pool');
    pool.connect(connected);
  } catch (error) {
    setImmediate(connected, error as Error, undefined);
  }
}
