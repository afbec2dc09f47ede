import { isIP } from 'node:net';
import { z } from 'zod';
import { LARGEST_BODY_BYTES } from '../../generated/limits.ts';

const whole = (least: number, most: number, why = '') =>
  z
    .string()
    .regex(/^\d+$/, { error: 'must be a whole number' })
    .transform(Number)
    .pipe(z.number().min(least, `must be ${least} to ${most}${why}`).max(most, `must be ${least} to ${most}`));

const integer = (initial: number, least: number, most: number, why?: string) =>
  whole(least, most, why).prefault(String(initial));

/** With room for white space, of which JSON may have as much as it likes: the next power of two. */
const BODY_LIMIT = 2 ** (Math.floor(Math.log2(LARGEST_BODY_BYTES)) + 1);

const flag = (initial: boolean) =>
  z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .transform((text) => text === 'true')
    .prefault(initial ? 'true' : 'false');

const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be a URL like ${example}` });

const postgresUrl = url(/^postgres(ql)?$/, 'postgresql://user:password@host:5432/database');

const list = (text: string): string[] => text.split(',').map((item) => item.trim());

/** A text that is exactly the origin of a web page (https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin). */
const isOrigin = (text: string): boolean =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** An address, or a range of them (CIDR, RFC 4632 and RFC 4291). */
function isAddressRange(text: string): boolean {
  const [, address = '', bits = '0'] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  return isIP(address) > 0 && Number(bits) <= (isIP(address) === 4 ? 32 : 128);
}

/** What Fastify takes as `trustProxy`: https://fastify.dev/docs/latest/Reference/Server/#trustproxy */
function trusted(text: string): boolean | number | string[] {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d{1,3}$/.test(text) ? Number(text) : list(text);
}

/** The variables, each with its rule, default and description: the table in docs/configuration.md is made from this. */
export const VARIABLES = {
  NODE_ENV: z
    .enum(['development', 'test', 'production'], { error: 'must be development, test or production' })
    .default('development')
    .describe('`production` refuses to start without a key source'),
  HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PORT: integer(3000, 0, 65_535).describe('port to listen on; 0 takes a free one'),
  DATABASE_URL: postgresUrl.optional().describe('PostgreSQL 14 or later; not set: an embedded one under `DATA_DIR`'),
  DIRECT_DATABASE_URL: postgresUrl
    .optional()
    .describe('for `npm run migrate`, `distribute` and `row-security`, past a pooler; not set: `DATABASE_URL`'),
  DATABASE_POOL_SIZE: integer(10, 1, 1000).describe(
    'connections of requests at the most, and one more for `/health`; the embedded database has one in all',
  ),
  DATABASE_TIMEOUT_MS: integer(5000, 100, 600_000).describe(
    'how long a request may wait for the database; 503 after that',
  ),
  DATABASE_SEARCH_TIMEOUT_MS: integer(2000, 100, 600_000).describe(
    'how long a search (`q`) may take in PostgreSQL; 503 after that',
  ),
  DATABASE_USER_CONCURRENCY: integer(2, 1, 1000).describe(
    'how much of one user may be at the database at once, of that one search; the rest waits',
  ),
  DATABASE_USER_QUEUE: integer(200, 0, 100_000).describe('how much of one user may wait; 429 for that user after that'),
  DATABASE_POOLER: z
    .enum(['none', 'transaction'], { error: 'must be none or transaction' })
    .optional()
    .describe(
      '`transaction` behind a pooler that hands connections on after each transaction (PgBouncer, Neon); not set: `none`, or `transaction` where `DATABASE_PREPARED_STATEMENTS` is `false`',
    ),
  DATABASE_PREPARED_STATEMENTS: flag(true).describe('`false` behind a PgBouncer older than 1.21'),
  DATABASE_ROW_SECURITY: flag(false).describe(
    '`true` for a role that row-level security binds (`npm run row-security`)',
  ),
  DATA_DIR: z.string().default('.data').describe('folder of the embedded database and of the development secret'),
  JWT_SECRET: z
    .string()
    .refine((secret) => Buffer.byteLength(secret) >= 32, { error: 'must have at least 32 bytes' })
    .optional()
    .describe('shared secret for HS256 tokens, at least 32 bytes'),
  JWT_JWKS_URL: url(/^https?$/, 'https://issuer.example/api/auth/jwks')
    .optional()
    .describe('key set of the issuer, for EdDSA, ES256 and RS256 tokens; instead of `JWT_SECRET`'),
  JWT_ISSUER: z.string().optional().describe('required `iss`; not set: not checked'),
  JWT_AUDIENCE: z.string().optional().describe('required `aud`; not set: not checked'),
  JWT_CACHE_BYTES: integer(67_108_864, 0, 1_073_741_824).describe(
    'memory for verified tokens, which are not verified again; 0: each one every time',
  ),
  JWT_CLOCK_TOLERANCE: integer(5, 0, 300).describe('seconds by which clocks may differ'),
  JWT_USER_CLAIM: z.string().default('sub').describe('claim that holds the user id'),
  CORS_ORIGINS: z
    .string()
    .transform(list)
    .refine((origins) => origins.every(isOrigin), {
      error: 'must be a comma-separated list of origins like https://app.example, without a path or a slash at the end',
    })
    .optional()
    .describe(
      'origins whose pages may call the service, comma-separated; not set: those of this machine (`http://localhost:5173`), in production none',
    ),
  TRUST_PROXY: z
    .string()
    .transform(trusted)
    .refine((given) => !Array.isArray(given) || given.every(isAddressRange), {
      error:
        'must be true, false, a number of proxies, or a comma-separated list of addresses and ranges like 10.0.0.0/8',
    })
    .prefault('false')
    .describe(
      'whose `X-Forwarded-For` names the client: `false`, a number of proxies, addresses and ranges, or `true`',
    ),
  RATE_LIMIT_PER_MINUTE: integer(600, 0, 1_000_000).describe(
    'requests of a user, and of an address without a valid token; 0: no limit',
  ),
  REDIS_URL: url(/^rediss?$/, 'redis://host:6379')
    .optional()
    .describe('where several processes count together; not set: each for itself'),
  OVERLOAD_DELAY_MS: integer(250, 0, 60_000).describe(
    'how long requests may be at work or wait for the processor before new ones are refused with 503; 0: never',
  ),
  REQUIRE_IF_MATCH: flag(false).describe('`true` refuses changes without `If-Match`'),
  BODY_LIMIT_BYTES: integer(
    BODY_LIMIT,
    LARGEST_BODY_BYTES,
    10_485_760,
    ': a smaller limit would refuse bodies that the contract allows',
  ).describe(`largest request body; at least ${LARGEST_BODY_BYTES}, the largest that the contract allows`),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info')
    .describe('least level that is logged'),
  METRICS_PORT: whole(0, 65_535)
    .optional()
    .describe('port of the metrics for Prometheus, at `/metrics`; 0 takes a free one; not set: none'),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(/^https?$/, 'http://collector:4318')
    .optional()
    .describe('OpenTelemetry collector that takes traces over OTLP/HTTP; not set: no traces'),
  SHUTDOWN_GRACE_SECONDS: integer(10, 0, 600).describe(
    'how long the end may take; for a tenth of it `/health/ready` is 503 while requests are still taken',
  ),
} as const;
