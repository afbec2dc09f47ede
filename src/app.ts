import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import { bearerAuth } from './auth/bearer.ts';
import type { VerifyToken } from './auth/verifier.ts';
import type { Config } from './config/index.ts';
import { type ConstantHeaders, constantHeaders } from './contract/answer-headers.ts';
import { registerContract } from './contract/index.ts';
import { loadContract } from './contract/load.ts';
import { refuseUnknown } from './contract/not-found.ts';
import { authenticate } from './contract/security.ts';
import { validate } from './contract/validation.ts';
import { databaseProblem } from './database/failures.ts';
import type { Database } from './database/index.ts';
import { allowedOrigins, refusedPreflights, registerCors } from './http/cors.ts';
import { frameworkErrors, MAX_URL_LENGTH, uriTooLong } from './http/framework-errors.ts';
import { hostProblem } from './http/host.ts';
import { letIn } from './http/overload.ts';
import { count, countRefused, requestCounter } from './http/rate-limit.ts';
import { type Answered, announcing } from './http/request-log.ts';
import { createHttpServer, setAnswerHeaders } from './http/server.ts';
import { type Outages, watchOutages } from './observability/outages.ts';
import { problemHandler } from './problems/error-handler.ts';
import { docsHandlers } from './resources/docs/handlers.ts';
import { REFERENCE_PATHS, registerReference } from './resources/docs/reference.ts';
import { healthHandlers } from './resources/health/handlers.ts';
import { taskHandlers } from './resources/tasks/handlers.ts';

/** What the app is made of. */
export interface AppOptions {
  config: Pick<
    Config,
    | 'BODY_LIMIT_BYTES'
    | 'CORS_ORIGINS'
    | 'DATABASE_TIMEOUT_MS'
    | 'NODE_ENV'
    | 'OVERLOAD_DELAY_MS'
    | 'RATE_LIMIT_PER_MINUTE'
    | 'REDIS_URL'
    | 'REQUIRE_IF_MATCH'
    | 'TRUST_PROXY'
  >;
  database: Pick<Database, 'prisma' | 'ping' | 'pendingMigrations' | 'statementLoad' | 'canInterrupt'>;
  verifyToken: VerifyToken;
  /** Makes a token for trying out: on this machine the reference is then signed in. Only for a secret that nobody else relies on. */
  demoToken?: (() => string) | undefined;
  /** Where the log goes; nowhere when absent. */
  logger?: FastifyBaseLogger;
  /** Keeps the log readable while the database is away; made here when absent. */
  outages?: Outages;
  /** Aborted when the service is about to end: from then on it says so to balancers and clients, and goes on serving. */
  closing?: AbortSignal;
  /** Told of each request when it is over, beside the log. */
  onAnswered?: Answered;
}

/** Headers of every answer. */
function addAnswerHeaders(app: FastifyInstance, constant: ConstantHeaders, closing: AbortSignal | undefined): void {
  app.addHook('onRequest', (request, reply, done) => {
    setAnswerHeaders(request, reply, constant);
    done();
  });
  // RFC 9112, section 9.6: the client knows that the connection ends, and sends nothing into its closing. Decided as late as this,
  // since a connection that a request at work keeps open would hold up the end.
  app.addHook('onSend', (request, reply, payload, done) => {
    if (closing?.aborted) reply.header('connection', 'close');
    // RFC 9110, section 9.3.2: HEAD has the headers of its GET. Of no body Fastify states the length with every method but this one.
    if (request.method === 'HEAD' && payload === undefined && reply.statusCode !== 304)
      reply.header('content-length', 0);
    done();
  });
}

function refuseEarly(app: FastifyInstance, refuse: (request: FastifyRequest) => never): void {
  const tellPreflight = refusedPreflights(app.log);
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.url.length > MAX_URL_LENGTH) throw uriTooLong();
    // Now, not later: Fastify would look at the body and its type first, and has rules of its own there.
    // CORS has a route for all OPTIONS, and has answered what is its own.
    if (request.method === 'OPTIONS') tellPreflight(request);
    if (request.is404 || request.method === 'OPTIONS') refuse(request);
    done();
  });
}

/**
 * Builds the whole service, ready to listen or to be injected into: the tests build the same app.
 * @param options its parts
 * @throws when the contract and the code do not fit
 */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { config, database, verifyToken, closing } = options;
  const { contract, source } = await loadContract();
  const { outages = watchOutages(database.ping, options.logger) } = options;
  const answerError = problemHandler([frameworkErrors(config.BODY_LIMIT_BYTES), databaseProblem], outages);
  const constant = constantHeaders(contract);
  const answered = announcing(options.onAnswered);
  const app = createHttpServer(config, options.logger, answerError, constant, answered);
  const refuse = refuseUnknown(contract, REFERENCE_PATHS);
  app.setNotFoundHandler(refuse);
  addAnswerHeaders(app, constant, closing);
  app.addHook('onRequest', (request, _reply, done) => done(hostProblem(request)));
  // Between the two: refusals are to be read by pages as well, but for those that no page can cause.
  const isAllowed = allowedOrigins(config);
  if (isAllowed) await registerCors(app, contract, isAllowed);
  refuseEarly(app, refuse);
  app.addHook('onClose', async () => outages.close());
  app.addHook('onResponse', (request, reply, done) => {
    answered(request, reply);
    done();
  });
  const counter = await requestCounter(app, config);
  // The way of a request to its handler, in this order. Its user's turn comes behind that, at the database: a request may have several
  // statements, and waits for others of its user with each (database/raw/turns.ts).
  const stages = [
    letIn(app, config.OVERLOAD_DELAY_MS, () => database.statementLoad().queued),
    authenticate({ bearerAuth: bearerAuth(verifyToken) }, countRefused(counter)),
    count(counter),
    validate,
  ];
  await registerContract(app, {
    contract,
    // For the request as a whole: each of its statements may take nearly as long by itself.
    timeoutMs: database.canInterrupt ? config.DATABASE_TIMEOUT_MS : undefined,
    stages,
    handlers: {
      ...taskHandlers(database.prisma, config),
      ...healthHandlers(database, contract.info.version, closing),
      ...docsHandlers(contract, source),
    },
  });
  await registerReference(app, options.demoToken);
  return app;
}
