import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from 'node:net';
import type { Test } from 'tap';
import { openEmbedded } from '../../../src/database/embedded/index.ts';
import { MIGRATIONS } from '../../../src/database/migrate/migrations.ts';
import { embeddedFolder } from '../../helpers/embedded-template.ts';

/** A way to a database on which answers can be held back. */
export interface Relay {
  /** The database by way of it. */
  readonly url: string;
  hold(): void;
  release(): void;
}

interface Target {
  readonly url: string;
  readonly address: NetConnectOpts;
  close(): Promise<void>;
}

/** PostgreSQL at TEST_DATABASE_URL, else an embedded one. */
async function openTarget(t: Test): Promise<Target> {
  const { TEST_DATABASE_URL: url } = process.env;
  if (url) {
    const { hostname, port } = new URL(url);
    return { url, address: { host: hostname, port: Number(port || 5432) }, close: async () => {} };
  }
  const { connection, close } = await openEmbedded(await embeddedFolder(t), MIGRATIONS);
  const { host = '', port = 0 } = connection;
  const address = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
  return { url: 'postgresql://postgres@localhost/postgres', address, close };
}

/**
 * Starts a relay to the tests' database on loopback.
 * @param t the test that it ends with; what is connected has to be closed before
 */
export async function startRelay(t: Test): Promise<Relay> {
  const { url, address, close } = await openTarget(t);
  const pairs = new Map<Socket, Socket>();
  const server = createServer((client) => {
    const database = connect(address);
    pairs.set(client, database);
    client.on('error', () => {}).on('close', () => pairs.delete(client) && database.destroy());
    database.on('error', () => {}).on('close', () => client.destroy());
    client.pipe(database).pipe(client);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.teardown(async () => {
    server.close();
    await close();
  });
  const own = new URL(url);
  own.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: own.href,
    hold() {
      for (const [client, database] of pairs) database.unpipe(client);
    },
    release() {
      for (const [client, database] of pairs) database.pipe(client);
    },
  };
}
