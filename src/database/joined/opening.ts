import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';

/** Gets the connection of a transaction, before anything is sent over it. */
type Told = (client: pg.PoolClient) => void;

const opening = new AsyncLocalStorage<Told | undefined>();

/**
 * A pool for Prisma's adapter that tells which connection a transaction gets. The adapter takes one with `connect()` for each transaction
 * (startTransaction of https://www.prisma.io/docs/orm/overview/databases/database-drivers), and everything else through `query()`.
 * @param pool the connections
 */
export function tellingPool(pool: pg.Pool): pg.Pool {
  const connect = async (): Promise<pg.PoolClient> => {
    // Asked for at once: the pool calls back in the context of whoever gave the connection back.
    const told = opening.getStore();
    const client = await pool.connect();
    told?.(client);
    return client;
  };
  return new Proxy(pool, {
    get(target, key) {
      if (key === 'connect') return connect;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/**
 * Opens a transaction of Prisma's, and runs what is done in it.
 * @param told gets its connection; undefined for what is done within, so that nothing else is taken for it
 * @param open opens it
 */
export const whileOpening = <Result>(told: Told | undefined, open: () => Promise<Result>): Promise<Result> =>
  opening.run(told, open);
