import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Config } from '../config/index.ts';
import type { ConstantHeaders } from '../contract/answer-headers.ts';
import { isTimeZone } from '../contract/time-zone.ts';
import type { problemHandler } from '../problems/error-handler.ts';
import { MAX_URL_LENGTH } from './framework-errors.ts';
import { requestIdOf } from './request-id.ts';
import type { Answered } from './request-log.ts';
import { answerUnreadable, MAX_HEADER_BYTES, refuseTunnel } from './unreadable.ts';

/** How long a client may take to send a request, in milliseconds. */
const REQUEST_TIMEOUT_MS = 30_000;

/** How often Node checks that limit, in milliseconds; with its default of 30 s a client could take twice the limit. */
const OVERDUE_CHECK_MS = 2_000;

/** How long a connection may be idle, in milliseconds; longer than a load balancer keeps it (60 s is common). */
const IDLE_TIMEOUT_MS = 75_000;

/** How long a connection may be silent while a request is at work, in milliseconds: longer than any operation may take (`x-time-limit`). */
const SILENT_TIMEOUT_MS = 150_000;

/**
 * A number of proxies as a function: Fastify accepts no number any more, because a client that bypasses some of the proxies can claim any
 * address. docs/operations.md warns of that.
 */
function trustedProxies(
  given: Config['TRUST_PROXY'],
): boolean | string[] | ((address: string, hop: number) => boolean) {
  return typeof given === 'number' ? (_address, hop) => hop < given : given;
}

/** Sets the headers of every response. A loop, because `reply.headers` allocates a list of the names each time. */
export function setAnswerHeaders(request: FastifyRequest, reply: FastifyReply, constant: ConstantHeaders): void {
  reply.header('x-request-id', request.id);
  for (const [name, value] of constant) reply.header(name, value);
}

/**
 * Makes the Fastify instance with its limits, its logger, and its responses to requests that cannot be parsed.
 * @param config limits, and which proxies are trusted
 * @param logger the logger; absent: nothing is logged
 * @param answerError the error handler
 * @param constant headers of every response
 * @param answered called with each completed request for which no hook runs
 */
export function createHttpServer(
  config: Pick<Config, 'BODY_LIMIT_BYTES' | 'TRUST_PROXY'>,
  logger: FastifyBaseLogger | undefined,
  answerError: ReturnType<typeof problemHandler>,
  constant: ConstantHeaders,
  answered: Answered,
): FastifyInstance {
  const app = Fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    bodyLimit: config.BODY_LIMIT_BYTES,
    // Of an answer that may be one of several kinds, the serializer checks which one it is.
    serializerOpts: { ajv: { formats: { 'time-zone': isTimeZone } } },
    trustProxy: trustedProxies(config.TRUST_PROXY),
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: SILENT_TIMEOUT_MS,
    keepAliveTimeout: IDLE_TIMEOUT_MS,
    // A missing Host is checked in host.ts: Node's own response would have no body.
    http: {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: OVERDUE_CHECK_MS,
      requireHostHeader: false,
    },
    routerOptions: { maxParamLength: MAX_URL_LENGTH },
    exposeHeadRoutes: false,
    // During shutdown, requests on open connections are still served.
    return503OnClosing: false,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    requestIdHeader: false,
    genReqId: requestIdOf,
    clientErrorHandler: answerUnreadable(constant),
    // For a URL that the router cannot parse: no hooks run in this case.
    frameworkErrors: (error, request, reply) => {
      setAnswerHeaders(request, reply, constant);
      answerError(error, request, reply);
      answered(request, reply);
    },
  });
  // Expectations other than 100-continue may be ignored (RFC 9110, section 10.1.1); Node's own 417 would have no body.
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  app.server.on('connect', refuseTunnel(constant));
  app.decorateRequest('subject', '');
  app.decorateRequest('owner', '');
  app.decorateRequest('scopes', undefined);
  app.decorateRequest('tokenExpires', 0);
  app.setErrorHandler(answerError);
  return app;
}
