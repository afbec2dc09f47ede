import type { Logger } from 'pino';
import { signDemoToken } from './auth/demo-token.ts';
import { developmentSecret } from './auth/development-secret.ts';
import { createTokenVerifier } from './auth/verifier.ts';
import { startBanner } from './banner.ts';
import { closeOnSignals } from './closing.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { type Database, openDatabase } from './database/index.ts';
import { readRepeated } from './database/runner.ts';
import { StartError } from './database/start-error.ts';
import { readEnvironment } from './environment.ts';
import { loggable } from './loggable.ts';
import { createLogger } from './logger.ts';
import { buildObservedApp } from './observed-app.ts';

/** The secret of this machine's own, where no key source is given; production was refused before. */
async function ownSecret(config: Config): Promise<string | undefined> {
  return config.JWT_SECRET || config.JWT_JWKS_URL ? undefined : developmentSecret(config.DATA_DIR);
}

async function sayWhatIsAmiss(database: Database, log: Logger): Promise<void> {
  try {
    const pending = await database.pendingMigrations();
    if (pending.length > 0) return log.warn({ pending }, 'not ready: run `npm run migrate`');
    const fault = await database.rowSecurityFault();
    if (fault) log.warn(fault);
  } catch (error) {
    log.warn({ err: loggable(error) }, 'not ready: the database cannot be reached');
  }
}

async function start(): Promise<void> {
  const given = readConfig(readEnvironment());
  const secret = await ownSecret(given);
  const config = secret === undefined ? given : { ...given, JWT_SECRET: secret };
  const log = await createLogger(config);
  const verifyToken = createTokenVerifier(config);
  const database = await openDatabase(config, {
    onError: (error) => log.warn({ err: loggable(error) }, 'a connection broke'),
  });
  readRepeated.subscribe(() => log.warn('a read is sent again: its connection was lost'));
  const closing = new AbortController();
  // With a secret that an issuer shares, tokens are the issuer's to give.
  const demoToken = secret === undefined ? undefined : () => signDemoToken(config, secret);
  const app = await buildObservedApp({
    config,
    database,
    verifyToken,
    demoToken,
    logger: log,
    closing: closing.signal,
  });
  const die = (error: unknown) => {
    log.fatal({ err: loggable(error) }, 'a fault that nothing caught');
    log.flush(() => process.exit(1));
  };
  process.on('uncaughtException', die).on('unhandledRejection', die);
  closeOnSignals({ app, database, log, closing }, config.SHUTDOWN_GRACE_SECONDS);
  const listenTextResolver = (at: string) => `listening at ${at}, database: ${database.kind}, ${database.location}`;
  const address = await app.listen({ host: config.HOST, port: config.PORT, listenTextResolver });
  if (config.NODE_ENV !== 'production') process.stdout.write(startBanner(address, config, database));
  await sayWhatIsAmiss(database, log);
}

const isExpected = (error: unknown): error is Error =>
  error instanceof ConfigError || error instanceof StartError || (error as { code?: string }).code === 'EADDRINUSE';

start().catch((error: unknown) => {
  process.stderr.write(`taskpact: ${isExpected(error) ? error.message : ((error as Error).stack ?? error)}\n`);
  process.exit(1);
});
