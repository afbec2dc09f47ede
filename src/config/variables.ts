import { isIP } from 'node:net';
import { z } from 'zod';
import { EVENT_TYPES } from '../../generated/events.ts';
import { LARGEST_BODY_BYTES } from '../../generated/limits.ts';

const wholeNumber = (min: number, max: number, why = '') =>
  z
    .string()
    .regex(/^\d+$/, { error: 'must be a whole number' })
    .transform(Number)
    .pipe(z.number().min(min, `must be ${min} to ${max}${why}`).max(max, `must be ${min} to ${max}`));

const integer = (initial: number, min: number, max: number, why?: string) =>
  wholeNumber(min, max, why).prefault(String(initial));

/** The next power of two above the largest body without white space, since JSON may contain any amount of white space. */
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

/** Whether a text is exactly a serialized web origin (https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin). */
const isOrigin = (text: string): boolean =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** Whether a text is an IP address or a range in CIDR notation (RFC 4632, RFC 4291). */
function isAddressRange(text: string): boolean {
  const [, address = '', bits = '0'] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  return isIP(address) > 0 && Number(bits) <= (isIP(address) === 4 ? 32 : 128);
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether webhooks may be sent to a URL: encrypted, or to this machine. `fetch` refuses credentials in URLs. */
function isReceiver(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
  return isSafe && username === '' && password === '';
}

/** Whether a text is a secret of Standard Webhooks: 24 to 64 bytes in base64, behind `whsec_`. */
function isWebhookSecret(text: string): boolean {
  const [, base64 = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const { length } = Buffer.from(base64, 'base64');
  return length >= 24 && length <= 64;
}

/** A value of Fastify's `trustProxy`: https://fastify.dev/docs/latest/Reference/Server/#trustproxy */
function trusted(text: string): boolean | number | string[] {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d{1,3}$/.test(text) ? Number(text) : list(text);
}

/** The variables with their rules, defaults and descriptions; the table in docs/configuration.md is generated from this. */
export const VARIABLES = {
  NODE_ENV: z
    .enum(['development', 'test', 'production'], { error: 'must be development, test or production' })
    .default('development')
    .describe('with `production` the service does not start without a source of keys for tokens'),
  HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PORT: integer(3000, 0, 65_535).describe('port to listen on; 0: any free port'),
  DATABASE_URL: postgresUrl.optional().describe('PostgreSQL 14 or later; not set: an embedded one in `DATA_DIR`'),
  DIRECT_DATABASE_URL: postgresUrl
    .optional()
    .describe('for `npm run migrate`, `distribute` and `row-security`, bypassing a pooler; not set: `DATABASE_URL`'),
  DATABASE_POOL_SIZE: integer(10, 1, 1000).describe(
    'maximum number of connections for requests, plus one for `/health`; the embedded database has one in total',
  ),
  DATABASE_TIMEOUT_MS: integer(5000, 100, 600_000).describe(
    'how long a request may wait for the database; 503 after that',
  ),
  DATABASE_SEARCH_TIMEOUT_MS: integer(2000, 100, 600_000).describe(
    'how long a search (`q`) may take in PostgreSQL; 503 after that',
  ),
  DATABASE_USER_CONCURRENCY: integer(2, 1, 1000).describe(
    'maximum number of statements of one user at the database at once, one of them a search; the others wait',
  ),
  DATABASE_USER_QUEUE: integer(200, 0, 100_000).describe(
    'maximum number of statements of one user that wait; more: 429 for that user',
  ),
  DATABASE_POOLER: z
    .enum(['none', 'transaction'], { error: 'must be none or transaction' })
    .optional()
    .describe(
      '`transaction` behind a pooler in transaction mode (PgBouncer, Neon); not set: `none`, or `transaction` if `DATABASE_PREPARED_STATEMENTS` is `false`',
    ),
  DATABASE_PREPARED_STATEMENTS: flag(true).describe('`false` behind a PgBouncer older than 1.21'),
  DATABASE_ROW_SECURITY: flag(false).describe(
    '`true` if the role is subject to row-level security (`npm run row-security`)',
  ),
  DATA_DIR: z.string().default('.data').describe('folder of the embedded database and the development secret'),
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
    'memory in bytes for verified tokens, which are not verified again; 0: each token is verified every time',
  ),
  JWT_CLOCK_TOLERANCE: integer(5, 0, 300).describe('allowed difference between clocks, in seconds'),
  JWT_USER_CLAIM: z.string().default('sub').describe('claim that holds the user id'),
  JWT_OWNERS_CLAIM: z
    .string()
    .optional()
    .describe(
      'claim with the ids of the teams for which a token may act: a string, or a list of strings or of objects with `id`; not set: no teams',
    ),
  JWT_OWNERS_PREFIX: z
    .string()
    .optional()
    .describe('what every id of a team begins with, and no user id; not set: they may be any'),
  REQUIRE_SCOPES: flag(false).describe(
    '`true`: a token without `scope` and `scp` may do nothing; otherwise it may do everything',
  ),
  CORS_ORIGINS: z
    .string()
    .transform(list)
    .refine((origins) => origins.every(isOrigin), {
      error: 'must be a comma-separated list of origins like https://app.example, without a path or a slash at the end',
    })
    .optional()
    .describe(
      'origins whose pages may call the service, comma-separated; not set: those of this machine (such as `http://localhost:5173`), in production none',
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
      'proxies whose `X-Forwarded-For` is trusted: `false`, a number of proxies, addresses and ranges, or `true`',
    ),
  RATE_LIMIT_PER_MINUTE: integer(600, 0, 1_000_000).describe(
    'requests per minute of a user, and of an address without a valid token; 0: no limit',
  ),
  REDIS_URL: url(/^rediss?$/, 'redis://host:6379')
    .optional()
    .describe(
      'Redis in which several processes share their rate limits and tell each other of changes; not set: each process counts for itself, and asks the database for changes',
    ),
  CHANGES_RETENTION_DAYS: integer(30, 1, 3650).describe(
    'for how many days deletions are among the changes; a client that was away for longer has to start over (410)',
  ),
  STREAMS_PER_USER: integer(20, 1, 10_000).describe(
    'maximum number of streams of changes that a user may have open at one process; more: 429',
  ),
  MCP: flag(false).describe('`true` serves agents at `/mcp` (Model Context Protocol)'),
  MCP_AUTHORIZATION_SERVER: url(/^https?$/, 'https://issuer.example/api/auth')
    .optional()
    .describe(
      'issuer that agents get their tokens from, named in `/.well-known/oauth-protected-resource` and in 401; needs `MCP=true`; not set: their users give them a token',
    ),
  WEBHOOK_URL: z
    .string()
    .refine(isReceiver, {
      error:
        'must be a URL like https://app.example/webhooks, without a user and a password; http only at this machine, like http://127.0.0.1:8080/',
    })
    .optional()
    .describe('receiver that is told of every change, `https` or on this machine; not set: no webhooks'),
  WEBHOOK_SECRET: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((secret) => secret !== ''))
    .refine((secrets) => secrets.length > 0 && secrets.length < 3 && secrets.every(isWebhookSecret), {
      error: 'must be one or two secrets like whsec_<24 to 64 bytes in base64>, separated by a comma',
    })
    .optional()
    .describe(
      'secret that signs webhooks, `whsec_` and 24 to 64 bytes in base64; while it is changed, the new and the old one',
    ),
  WEBHOOK_EVENTS: z
    .string()
    .transform(list)
    .pipe(z.array(z.enum(EVENT_TYPES, { error: `must be a comma-separated list of ${EVENT_TYPES.join(', ')}` })))
    .prefault(EVENT_TYPES.join(','))
    .describe('types of events that are sent, comma-separated'),
  WEBHOOK_PAYLOAD: z
    .enum(['full', 'thin'], { error: 'must be full or thin' })
    .default('full')
    .describe('`thin` sends ids instead of what tasks and projects hold'),
  OVERLOAD_DELAY_MS: integer(250, 0, 60_000).describe(
    'how long requests may take, or the event loop may be delayed, before new requests are refused with 503; 0: never',
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
    .describe('lowest level that is logged'),
  METRICS_PORT: wholeNumber(0, 65_535)
    .optional()
    .describe('port of the Prometheus metrics, at `/metrics`; 0: any free port; not set: no metrics'),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(/^https?$/, 'http://collector:4318')
    .optional()
    .describe('OpenTelemetry collector for traces over OTLP/HTTP; not set: no traces'),
  SHUTDOWN_GRACE_SECONDS: integer(10, 0, 600).describe(
    'how long a shutdown may take; for a tenth of it `/health/ready` is 503 while requests are still served',
  ),
} as const;
