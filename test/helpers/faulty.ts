import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';
import type { Test } from 'tap';
import { buildApp } from '../../src/app.ts';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { readConfig } from '../../src/config/index.ts';
import { openDatabase } from '../../src/database/index.ts';
import { TEST_ENVIRONMENT, type TestApp } from './app.ts';
import { watchInjections } from './conformance.ts';
import { embeddedFolder } from './embedded-template.ts';
import { ownedTables } from './rows.ts';

interface Settings {
  readonly environment?: Readonly<Record<string, string>>;
  readonly logger?: FastifyBaseLogger;
  /** Runs before the app is closed. */
  readonly before?: () => void;
}

async function build(t: Test, { environment = {}, logger, before }: Settings): Promise<TestApp> {
  const config = readConfig({ ...TEST_ENVIRONMENT, ...environment });
  const database = await openDatabase(config);
  const app = await buildApp({
    config,
    database,
    verifyToken: createTokenVerifier(config),
    ...(logger && { logger }),
  });
  watchInjections(app);
  t.teardown(async () => {
    before?.();
    await app.close();
    await database.close();
  });
  return { app, database, config };
}

/**
 * The app on an embedded database that nobody shares, whatever the other tests use: what is broken here stays here.
 * @param t the test
 * @param settings log and variables
 */
export async function startEmbeddedApp(t: Test, settings: Omit<Settings, 'before'> = {}): Promise<TestApp> {
  const folder = await embeddedFolder(t);
  return build(t, { ...settings, environment: { ...settings.environment, DATA_DIR: folder } });
}

/** Leaves a database without a missing migration, and yet no statement on what users have makes sense. */
export async function breakTables({ pool }: Pick<TestApp['database'], 'pool'>): Promise<void> {
  for (const table of await ownedTables(pool)) {
    await pool.query(`ALTER TABLE "${table}" RENAME TO "old_${table}"`);
    await pool.query(`CREATE TABLE "${table}" (LIKE "old_${table}")`);
    await pool.query(`ALTER TABLE "${table}" ALTER user_id TYPE integer USING 0`);
  }
}

/** The app with a database that refuses every connection: nobody listens on port 1. */
export function startAppWithoutDatabase(t: Test, logger?: FastifyBaseLogger): Promise<TestApp> {
  const environment = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' };
  return build(t, { environment, ...(logger && { logger }) });
}

/**
 * The app with a database that takes connections and never says a word.
 * @param t the test
 * @param timeoutMs DATABASE_TIMEOUT_MS
 * @returns the app, and the connections that it has open at the moment
 */
export async function startAppOnSilentDatabase(
  t: Test,
  timeoutMs: number,
): Promise<TestApp & { connections: ReadonlySet<Socket> }> {
  const connections = new Set<Socket>();
  const server = createServer((socket) => {
    connections.add(socket);
    socket.on('error', () => {}).on('close', () => connections.delete(socket));
    // Read, or the end of the connection would not be noticed.
    socket.resume();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const environment = {
    DATABASE_URL: `postgresql://nobody@127.0.0.1:${port}/none`,
    DATABASE_TIMEOUT_MS: String(timeoutMs),
  };
  const before = () => {
    server.close();
    for (const socket of connections) socket.destroy();
  };
  return { ...(await build(t, { environment, before })), connections };
}
