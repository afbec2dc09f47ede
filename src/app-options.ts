import type { FastifyBaseLogger } from 'fastify';
import type { Registry } from 'prom-client';
import type { VerifyToken } from './auth/verifier.ts';
import type { Config } from './config/index.ts';
import type { Database } from './database/index.ts';
import type { Answered } from './http/request-log.ts';
import type { Outages } from './observability/outages.ts';
import type { StreamTimes } from './resources/changes/stream-state.ts';

/** The parts of the app. */
export interface AppOptions {
  config: Pick<
    Config,
    | 'BODY_LIMIT_BYTES'
    | 'CHANGES_RETENTION_DAYS'
    | 'CORS_ORIGINS'
    | 'DATABASE_TIMEOUT_MS'
    | 'JWT_CLOCK_TOLERANCE'
    | 'MCP'
    | 'MCP_AUTHORIZATION_SERVER'
    | 'NODE_ENV'
    | 'OVERLOAD_DELAY_MS'
    | 'RATE_LIMIT_PER_MINUTE'
    | 'REDIS_URL'
    | 'REQUIRE_IF_MATCH'
    | 'SHUTDOWN_GRACE_SECONDS'
    | 'STREAMS_PER_USER'
    | 'TRUST_PROXY'
    | 'WEBHOOK_EVENTS'
    | 'WEBHOOK_PAYLOAD'
    | 'WEBHOOK_SECRET'
    | 'WEBHOOK_URL'
  >;
  database: Pick<
    Database,
    'prisma' | 'ping' | 'pendingMigrations' | 'statementLoad' | 'canInterrupt' | 'changedUsers' | 'webhookUsers'
  >;
  verifyToken: VerifyToken;
  /** Makes a token for trials; the reference is then signed in on this machine, and there is the example. Only with the development secret. */
  demoToken?: (() => string) | undefined;
  /** The logger; absent: nothing is logged. */
  logger?: FastifyBaseLogger;
  /** Keeps the log readable during an outage of the database; created if absent. */
  outages?: Outages;
  /** Aborted when the shutdown begins: load balancers and clients are informed, and requests are still served. */
  closing?: AbortSignal | undefined;
  /** In the place of `STREAM_TIMES`, for tests. */
  streamTimes?: StreamTimes | undefined;
  /** Called with each completed request, after it was logged. */
  onAnswered?: Answered;
  /** Gets metrics of parts that are not always there. */
  registry?: Registry;
}
