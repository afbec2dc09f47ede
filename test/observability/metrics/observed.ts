import type { FastifyInstance } from 'fastify';
import type { Test } from 'tap';
import type { VerifyToken } from '../../../src/auth/verifier.ts';
import { createTokenVerifier } from '../../../src/auth/verifier.ts';
import { readConfig } from '../../../src/config/index.ts';
import { type Database, openDatabase } from '../../../src/database/index.ts';
import { buildObservedApp } from '../../../src/observed-app.ts';
import { TEST_ENVIRONMENT } from '../../helpers/app.ts';
import { watchInjections } from '../../helpers/conformance.ts';
import { openSharedDatabase } from '../../helpers/database.ts';
import { memoryLog } from '../../helpers/log.ts';

interface Observed {
  app: FastifyInstance;
  database: Database;
  /** Where the metrics are; undefined when they are off. */
  port: number | undefined;
}

/**
 * The app as the server builds it, on a real database, closed when the test ends.
 * @param t the test
 * @param environment variables on top of the defaults; with DATABASE_URL another database than the tests'
 * @param verifyToken in the place of the configured verifier
 */
export async function startObserved(
  t: Test,
  environment: Record<string, string> = {},
  verifyToken?: VerifyToken,
): Promise<Observed> {
  const config = readConfig({ ...TEST_ENVIRONMENT, ...environment });
  const database = await (config.DATABASE_URL ? openDatabase(config) : openSharedDatabase(config));
  const log = memoryLog();
  const verify = verifyToken ?? createTokenVerifier(config);
  const app = await buildObservedApp({ config, database, verifyToken: verify, logger: log.logger }).catch(
    async (error) => {
      await database.close();
      throw error;
    },
  );
  watchInjections(app);
  t.teardown(async () => {
    await app.close();
    await database.close();
  });
  const line = log.lines().find(({ msg }) => msg === 'metrics are served');
  return { app, database, port: line && Number(line.port) };
}

/** One value of the metrics, by its name and labels as Prometheus writes them. */
export type Samples = ReadonlyMap<string, number>;

/** Reads the metrics, as Prometheus does. */
export async function scrape(port: number | undefined): Promise<Samples> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  if (response.status !== 200) throw new Error(`/metrics answered ${response.status}`);
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}
