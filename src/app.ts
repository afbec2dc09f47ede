import type { FastifyInstance } from 'fastify';
import type { AppOptions } from './app-options.ts';
import { bearerAuth } from './auth/bearer.ts';
import { constantHeaders } from './contract/answer-headers.ts';
import { registerContract } from './contract/index.ts';
import { loadContract } from './contract/load.ts';
import { refuseUnknown } from './contract/not-found.ts';
import { authenticate } from './contract/security.ts';
import { validate } from './contract/validation.ts';
import { databaseProblem } from './database/failures.ts';
import { followWebhooks } from './follow-webhooks.ts';
import { allHandlers, BROKEN_RULE } from './handlers.ts';
import { afterWrites } from './http/after-writes.ts';
import { allowedOrigins, registerCors } from './http/cors.ts';
import { addAnswerHeaders, refuseEarly } from './http/every-request.ts';
import { frameworkErrors } from './http/framework-errors.ts';
import { hostProblem } from './http/host.ts';
import { oneAtATime } from './http/one-at-a-time.ts';
import { letIn } from './http/overload.ts';
import { count, countRefused, requestCounter } from './http/rate-limit.ts';
import { announcing } from './http/request-log.ts';
import { createHttpServer } from './http/server.ts';
import { closeSilentConnections } from './http/silent-connections.ts';
import { watchOutages } from './observability/outages.ts';
import { problemHandler } from './problems/error-handler.ts';
import { loggable } from './problems/loggable.ts';
import { expiring } from './resources/changes/expiry.ts';
import { STREAM_TIMES } from './resources/changes/stream-state.ts';
import { loadExample } from './resources/docs/example.ts';
import { REFERENCE_PATHS, registerReference } from './resources/docs/reference.ts';
import { wakeStreams } from './wake-streams.ts';

/**
 * Builds the whole app, ready to listen or for `inject`; the tests build the same app.
 * @param options its parts
 * @throws if the contract and the code do not match
 */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { config, database, verifyToken, closing } = options;
  const loaded = await loadContract();
  const { contract } = loaded;
  const { outages = watchOutages(database.ping, options.logger) } = options;
  const answerError = problemHandler([frameworkErrors, databaseProblem, BROKEN_RULE], outages);
  const constant = constantHeaders(contract);
  const answered = announcing(options.onAnswered);
  const app = createHttpServer(config, options.logger, answerError, constant, answered);
  const example = options.demoToken && (await loadExample(options.demoToken));
  // Loaded only where it is on, because it takes its time.
  const mcp = config.MCP ? await import('./mcp/index.ts') : undefined;
  const refuse = refuseUnknown(contract, [
    ...REFERENCE_PATHS,
    ...(example?.paths ?? []),
    ...(mcp?.pathsOf(config) ?? []),
  ]);
  app.setNotFoundHandler(refuse);
  addAnswerHeaders(app, constant, closing);
  app.addHook('onRequest', (request, _reply, done) => done(hostProblem(request)));
  // After the check of Host, whose refusals no page can cause, and before other refusals, which pages must be able to read.
  const isAllowed = allowedOrigins(config);
  if (isAllowed) await registerCors(app, contract, isAllowed, mcp?.HEADERS);
  refuseEarly(app, refuse);
  app.addHook('onClose', async () => outages.close());
  closeSilentConnections(app);
  app.addHook('onResponse', (request, reply, done) => {
    answered(request, reply);
    done();
  });
  const expire = expiring(database.prisma, config.CHANGES_RETENTION_DAYS, (err) =>
    app.log.warn({ err: loggable(err) }, 'old deletions are still there: the next write tries again'),
  );
  const { hub, written } = await wakeStreams(app, options, outages);
  const tell = await followWebhooks(app, options, outages);
  afterWrites(app, (owner) => {
    written(owner);
    tell(owner);
    expire(owner);
  });
  const streams = {
    hub,
    times: options.streamTimes ?? STREAM_TIMES,
    toleranceSeconds: config.JWT_CLOCK_TOLERANCE,
    report: outages.report,
  };
  const counter = await requestCounter(app, config);
  // The stages between a request and its handler, in this order. The user's turn comes later, at the database: a request may have several
  // statements, and each waits for its turn (database/raw/turns.ts).
  const bearer = { bearerAuth: bearerAuth(verifyToken) };
  const refused = countRefused(counter);
  const before = [
    authenticate(bearer, refused, 'onRequest'),
    oneAtATime(),
    letIn(app, config.OVERLOAD_DELAY_MS, () => database.statementLoad().queued),
    authenticate(bearer, refused),
    count(counter),
  ];
  await registerContract(app, {
    contract,
    // For the request as a whole: each of its statements has a time limit that is nearly as long.
    timeoutMs: database.canInterrupt ? config.DATABASE_TIMEOUT_MS : undefined,
    stages: [...before, validate],
    brokenOff: answered,
    handlers: allHandlers({ config, database, loaded, streams, closing }),
  });
  await mcp?.registerMcp(app, { config, contract, stages: before, isAllowed });
  await registerReference(app, options.demoToken);
  await example?.register(app);
  return app;
}
