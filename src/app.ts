import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { bearerAuth } from './auth/bearer.ts';
import type { VerifyToken } from './auth/verifier.ts';
import type { Config } from './config.ts';
import { frameworkErrors, MAX_URL_LENGTH, uriTooLong } from './contract/framework-errors.ts';
import { registerContract } from './contract/index.ts';
import { loadContract } from './contract/load.ts';
import { refuseUnknown } from './contract/not-found.ts';
import { databaseProblem } from './database/failures.ts';
import type { Database } from './database/index.ts';
import { docsHandlers } from './docs/handlers.ts';
import { registerReference } from './docs/reference.ts';
import { healthHandlers } from './health/handlers.ts';
import { problemHandler } from './problems.ts';
import { requestIdOf } from './request-id.ts';
import { taskHandlers } from './tasks/handlers.ts';
import { taskRepository } from './tasks/repository.ts';
import { answerUnreadable, MAX_HEADER_BYTES } from './unreadable.ts';

/** What the app is made of. */
export interface AppOptions {
  config: Pick<Config, 'BODY_LIMIT_BYTES' | 'DATABASE_TIMEOUT_MS'>;
  database: Pick<Database, 'prisma' | 'ping' | 'pendingMigrations'>;
  verifyToken: VerifyToken;
  /** Where the log goes; nowhere when absent. */
  logger?: FastifyBaseLogger;
}

/** How long a client may take to send a request, in milliseconds. */
const REQUEST_TIMEOUT_MS = 30_000;

/** How long a connection may be silent, in milliseconds; longer than a balancer in front keeps it (60 s is common). */
const IDLE_TIMEOUT_MS = 75_000;

function createServer({ config, logger }: AppOptions, answerError: ReturnType<typeof problemHandler>): FastifyInstance {
  const app = Fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    bodyLimit: config.BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: IDLE_TIMEOUT_MS,
    keepAliveTimeout: IDLE_TIMEOUT_MS,
    // Waiting for a connection, for BEGIN and for two statements may each take the database's own time limit.
    handlerTimeout: 5 * config.DATABASE_TIMEOUT_MS,
    http: { maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: REQUEST_TIMEOUT_MS },
    routerOptions: { maxParamLength: MAX_URL_LENGTH },
    exposeHeadRoutes: false,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    requestIdHeader: false,
    genReqId: requestIdOf,
    clientErrorHandler: answerUnreadable,
    // For a URL that the router cannot read: no hook has run by then.
    frameworkErrors: (error, request, reply) => answerError(error, request, reply.header('x-request-id', request.id)),
  });
  app.decorateRequest('subject', '');
  app.setErrorHandler(answerError);
  return app;
}

/** One line a request, when it is over. The route, not the URL: ids and search texts are the user's. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const duration_ms = Math.round(reply.elapsedTime * 1000) / 1000;
    request.log.info({ method, route: routeOptions.url ?? null, status: reply.statusCode, duration_ms }, 'request');
    done();
  });
}

/**
 * Builds the whole service, ready to listen or to be injected into: the tests build the same app.
 * @param options its parts
 * @throws when the contract and the code do not fit
 */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { config, database, verifyToken } = options;
  const { contract, source } = await loadContract();
  const answerError = problemHandler([frameworkErrors(config.BODY_LIMIT_BYTES), databaseProblem]);
  const app = createServer(options, answerError);
  app.setNotFoundHandler(refuseUnknown(contract));
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done(request.url.length > MAX_URL_LENGTH ? uriTooLong() : undefined);
  });
  logRequests(app);
  await registerContract(app, {
    contract,
    security: { bearerAuth: bearerAuth(verifyToken) },
    handlers: {
      ...taskHandlers(taskRepository(database.prisma)),
      ...healthHandlers(database, contract.info.version),
      ...docsHandlers(contract, source),
    },
  });
  await registerReference(app, contract);
  return app;
}
