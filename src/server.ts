import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import { developmentSecret } from './auth/development-secret.ts';
import { createTokenVerifier } from './auth/verifier.ts';
import { startBanner } from './banner.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { type Database, openDatabase } from './database/index.ts';
import { StartError } from './database/start-error.ts';
import { readEnvironment } from './environment.ts';
import { loggable } from './loggable.ts';
import { createLogger } from './logger.ts';

/** The configuration, with a secret of this machine's own where no key source is given; production was refused before. */
async function withKeySource(config: Config): Promise<Config> {
  if (config.JWT_SECRET || config.JWT_JWKS_URL) return config;
  return { ...config, JWT_SECRET: await developmentSecret(config.DATA_DIR) };
}

async function sayWhatIsPending(database: Database, log: Logger): Promise<void> {
  try {
    const pending = await database.pendingMigrations();
    if (pending.length > 0) log.warn({ pending }, 'not ready: run `npm run migrate`');
  } catch (error) {
    log.warn({ err: loggable(error) }, 'not ready: the database cannot be reached');
  }
}

/** Ends the service once: no new requests, the running ones finish, then the database; forced when the grace is over. */
function closeOnSignals(app: FastifyInstance, database: Database, log: Logger, graceSeconds: number): void {
  const close = async (signal: string): Promise<void> => {
    log.info({ signal }, 'closing');
    const overdue = setTimeout(() => {
      log.error('requests were still running when the grace was over');
      log.flush(() => process.exit(1));
    }, graceSeconds * 1000);
    await app.close();
    await database.close();
    clearTimeout(overdue);
    log.info('closed');
    log.flush(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, close);
}

async function start(): Promise<void> {
  const config = await withKeySource(readConfig(readEnvironment()));
  const log = createLogger(config.LOG_LEVEL);
  const verifyToken = createTokenVerifier(config);
  const database = await openDatabase(config, {
    onError: (error) => log.warn({ err: loggable(error) }, 'a connection broke'),
  });
  const app = await buildApp({ config, database, verifyToken, logger: log });
  const die = (error: unknown) => {
    log.fatal({ err: loggable(error) }, 'a fault that nothing caught');
    log.flush(() => process.exit(1));
  };
  process.on('uncaughtException', die).on('unhandledRejection', die);
  closeOnSignals(app, database, log, config.SHUTDOWN_GRACE_SECONDS);
  const listenTextResolver = (at: string) => `listening at ${at}, database: ${database.kind}, ${database.location}`;
  const address = await app.listen({ host: config.HOST, port: config.PORT, listenTextResolver });
  if (config.NODE_ENV !== 'production') process.stdout.write(startBanner(address, config, database));
  await sayWhatIsPending(database, log);
}

const isExpected = (error: unknown): error is Error =>
  error instanceof ConfigError || error instanceof StartError || (error as { code?: string }).code === 'EADDRINUSE';

start().catch((error: unknown) => {
  process.stderr.write(`taskpact: ${isExpected(error) ? error.message : ((error as Error).stack ?? error)}\n`);
  process.exit(1);
});
