import { setTimeout as delay } from 'node:timers/promises';
import { signDemoToken } from './auth/demo-token.ts';
import { developmentSecret } from './auth/development-secret.ts';
import { createTokenVerifier } from './auth/verifier.ts';
import { readCommandLine } from './config/command-line.ts';
import { readEnvironment } from './config/environment.ts';
import { type Config, ConfigError, readConfig } from './config/index.ts';
import { StartError } from './config/start-error.ts';
import { VARIABLES } from './config/variables.ts';
import { openDatabase } from './database/index.ts';
import { readRepeated } from './database/raw/index.ts';
import { reasonOf } from './database/reason.ts';
import { createLogger } from './observability/logger.ts';
import { watchOutages } from './observability/outages.ts';
import { buildObservedApp } from './observed-app.ts';
import { loggable } from './problems/loggable.ts';
import { startBanner } from './process/banner.ts';
import { closeOnSignals } from './process/closing.ts';
import { firstContact } from './process/first-contact.ts';
import { listenError, requireFreePort } from './process/listening.ts';
import { fillSearch } from './resource/fill-search.ts';
import { TASK } from './resources/tasks/task.ts';

/** The development secret of this machine if no key source is configured; in production that has been refused before. */
async function ownSecret(config: Config): Promise<string | undefined> {
  return config.JWT_SECRET || config.JWT_JWKS_URL ? undefined : developmentSecret(config.DATA_DIR);
}

/** How long the start waits for the database before the service listens, in milliseconds; the database may come later. */
const CONTACT_MS = 1000;

const variables = Object.entries(VARIABLES).map(([name, { description = '' }]) => `  ${name}  ${description}`);

const COMMAND = {
  call: 'npm start --',
  about: `Starts the service, until it gets SIGTERM or SIGINT. It takes variables, from the environment or from .env in the current directory:
\n${variables.join('\n')}`,
  options: {},
  example: '',
};

async function start(): Promise<void> {
  readCommandLine(COMMAND);
  const given = readConfig(readEnvironment());
  const { HOST: host, METRICS_PORT: metrics } = given;
  const at = { host, port: given.PORT, variable: 'PORT' } as const;
  await requireFreePort(at);
  if (metrics !== undefined) await requireFreePort({ host, port: metrics, variable: 'METRICS_PORT' });
  const secret = await ownSecret(given);
  const config = secret === undefined ? given : { ...given, JWT_SECRET: secret };
  const log = await createLogger(config);
  const verifyToken = createTokenVerifier(config);
  const database = await openDatabase(config, {
    onError: (error) => log.warn(`a connection broke: ${reasonOf(error)}`),
  });
  // As `npm run migrate` does for a server; before anything else asks, as there is one connection.
  const filled = database.kind === 'embedded' ? await fillSearch(database.pool, TASK) : 0;
  if (filled > 0) log.info({ filled }, 'filled in what searches compare of older tasks');
  readRepeated.subscribe(() => log.warn('a read is sent again: its connection was lost'));
  const outages = watchOutages(database.ping, log);
  const closing = new AbortController();
  // With a configured key source, the issuer makes the tokens.
  const demoToken = secret === undefined ? undefined : () => signDemoToken(config, secret);
  const app = await buildObservedApp({
    config,
    database,
    verifyToken,
    demoToken,
    logger: log,
    outages,
    closing: closing.signal,
  });
  const die = (error: unknown) => {
    log.fatal({ err: loggable(error) }, 'a fault that nothing caught');
    log.flush(() => process.exit(1));
  };
  process.on('uncaughtException', die).on('unhandledRejection', die);
  closeOnSignals({ app, database, log, closing }, config.SHUTDOWN_GRACE_SECONDS);
  const contact = firstContact(database, log, outages);
  await Promise.race([contact, delay(CONTACT_MS, undefined, { ref: false })]);
  const listenTextResolver = (at: string) => `listening at ${at}, database: ${database.kind}, ${database.location}`;
  const address = await app.listen({ host, port: at.port, listenTextResolver }).catch((error: unknown) => {
    throw listenError(error, at);
  });
  if (config.NODE_ENV !== 'production') process.stdout.write(startBanner(address, database, demoToken?.()));
  await contact;
}

const isExpected = (error: unknown): error is Error => error instanceof ConfigError || error instanceof StartError;

start().catch((error: unknown) => {
  process.stderr.write(`taskpact: ${isExpected(error) ? error.message : ((error as Error).stack ?? error)}\n`);
  process.exit(1);
});
