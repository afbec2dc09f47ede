import { isIP } from 'node:net';
import { z } from 'zod';
import { LARGEST_BODY_BYTES } from '../../generated/limits.ts';
import { DATABASE_VARIABLES } from './database-variables.ts';
import { flag, integer, isSafeUrl, list, url, wholeNumber } from './rules.ts';
import { TOKEN_VARIABLES } from './token-variables.ts';
import { WEBHOOK_VARIABLES } from './webhook-variables.ts';

/** The next power of two above the largest body without white space, since JSON may contain any amount of white space. */
const BODY_LIMIT = 2 ** (Math.floor(Math.log2(LARGEST_BODY_BYTES)) + 1);

/** Whether a text is exactly a serialized web origin (https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin). */
const isOrigin = (text: string): boolean =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** Whether a text is an IP address or a range in CIDR notation (RFC 4632, RFC 4291). */
function isAddressRange(text: string): boolean {
  const [, address = '', bits = '0'] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  return isIP(address) > 0 && Number(bits) <= (isIP(address) === 4 ? 32 : 128);
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
  ...DATABASE_VARIABLES,
  ...TOKEN_VARIABLES,
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
  MCP_AUTHORIZATION_SERVER: z
    .string()
    .refine(isSafeUrl, {
      error:
        'must be a URL like https://issuer.example/api/auth; http only at this machine, like http://127.0.0.1:4000',
    })
    .optional()
    .describe(
      'issuer that agents get their tokens from, named in `/.well-known/oauth-protected-resource` and in 401; needs `MCP=true`; not set: their users give them a token',
    ),
  ...WEBHOOK_VARIABLES,
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
