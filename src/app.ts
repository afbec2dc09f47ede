import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { bearerAuth } from './auth/bearer.ts';
import type { VerifyToken } from './auth/verifier.ts';
import type { Config } from './config.ts';
import { frameworkErrors, MAX_URL_LENGTH, uriTooLong } from './contract/framework-errors.ts';
import { registerContract } from './contract/index.ts';
import { validationFailed } from './contract/invalid.ts';
import { loadContract } from './contract/load.ts';
import { refuseUnknown } from './contract/not-found.ts';
import { databaseProblem } from './database/failures.ts';
import type { Database } from './database/index.ts';
import { docsHandlers } from './docs/handlers.ts';
import { registerReference } from './docs/reference.ts';
import { problemHandler } from './error-handler.ts';
import { healthHandlers } from './health/handlers.ts';
import type { Problem } from './problems.ts';
import { requestIdOf } from './request-id.ts';
import { taskHandlers } from './tasks/handlers.ts';
import { taskRepository } from './tasks/repository.ts';
import { answerUnreadable, MAX_HEADER_BYTES } from './unreadable.ts';

/** What the app is made of. */
export interface AppOptions {
  config: Pick<Config, 'BODY_LIMIT_BYTES' | 'DATABASE_TIMEOUT_MS' | 'REQUIRE_IF_MATCH'>;
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
    // A missing Host is answered below: Node's own answer would have no body.
    http: { maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: REQUEST_TIMEOUT_MS, requireHostHeader: false },
    routerOptions: { maxParamLength: MAX_URL_LENGTH },
    exposeHeadRoutes: false,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    requestIdHeader: false,
    genReqId: requestIdOf,
    clientErrorHandler: answerUnreadable,
    // For a URL that the router cannot read: no hook runs then, neither before nor after.
    frameworkErrors: (error, request, reply) => {
      answerError(error, request, reply.header('x-request-id', request.id));
      logRequest(request, reply);
    },
  });
  // What else than 100-continue is expected may be ignored (RFC 9110, section 10.1.1); Node's own 417 would have no body.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  app.decorateRequest('subject', '');
  app.setErrorHandler(answerError);
  return app;
}

/** One line a request, when it is over. The route, not the URL: ids and search texts are the user's. */
function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  const { method, routeOptions } = request;
  const duration_ms = Math.round(reply.elapsedTime * 1000) / 1000;
  request.log.info({ method, route: routeOptions.url ?? null, status: reply.statusCode, duration_ms }, 'request');
}

/** What has to be decided before anything of the request is read. */
function refuseAtOnce({ url, headers, raw }: FastifyRequest): Problem | undefined {
  if (url.length > MAX_URL_LENGTH) return uriTooLong();
  if (headers.host !== undefined || raw.httpVersion !== '1.1') return undefined;
  // RFC 9112, section 3.2
  return validationFailed([{ in: 'header', name: 'host', detail: 'is required', keyword: 'required' }]);
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
  const refuse = refuseUnknown(contract);
  app.setNotFoundHandler(refuse);
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    const problem = refuseAtOnce(request);
    if (problem) throw problem;
    // Now, not later: Fastify would look at the body and its type first, and has rules of its own there.
    if (request.is404) refuse(request);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    logRequest(request, reply);
    done();
  });
  await registerContract(app, {
    contract,
    security: { bearerAuth: bearerAuth(verifyToken) },
    handlers: {
      ...taskHandlers(taskRepository(database.prisma), config),
      ...healthHandlers(database, contract.info.version),
      ...docsHandlers(contract, source),
    },
  });
  await registerReference(app, contract);
  return app;
}
