import type { FastifyInstance } from 'fastify';
import type { Test } from 'tap';
import { buildApp } from '../../src/app.ts';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { readConfig } from '../../src/config/index.ts';
import { openDatabase } from '../../src/database/index.ts';
import { TEST_ENVIRONMENT } from './app.ts';
import { embeddedFolder } from './embedded-template.ts';

/**
 * The environment of a service whose database outlives it: PostgreSQL at TEST_DATABASE_URL, else an embedded one in a folder of
 * the test's own.
 * @param t the test; the folder goes when it ends
 */
export async function keptEnvironment(t: Test): Promise<Record<string, string>> {
  const { TEST_DATABASE_URL } = process.env;
  const place = TEST_DATABASE_URL ? { DATABASE_URL: TEST_DATABASE_URL } : { DATA_DIR: await embeddedFolder(t) };
  return { ...TEST_ENVIRONMENT, ...place };
}

/**
 * Runs the app of production once over a database that stays, and closes both behind it, as a process does that ends.
 * @param environment of {@link keptEnvironment}
 * @param use what to do with the app
 */
export async function runOnce<T>(
  environment: Record<string, string>,
  use: (app: FastifyInstance) => Promise<T>,
): Promise<T> {
  const config = readConfig(environment);
  const database = await openDatabase(config);
  try {
    const app = await buildApp({ config, database, verifyToken: createTokenVerifier(config) });
    return await use(app).finally(() => app.close());
  } finally {
    await database.close();
  }
}
