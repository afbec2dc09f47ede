import { z } from 'zod';
import { VARIABLES } from './variables.ts';

/** The variables, with the rules that concern several of them. */
const schema = z
  .object(VARIABLES)
  .refine((config) => !(config.JWT_SECRET && config.JWT_JWKS_URL), {
    path: ['JWT_JWKS_URL'],
    error: 'must not be set together with JWT_SECRET: the service takes its keys from one place',
  })
  .refine((config) => config.DATABASE_URL || !config.DATABASE_ROW_SECURITY, {
    path: ['DATABASE_ROW_SECURITY'],
    error: 'must be false without DATABASE_URL: the embedded database has one role, which no policy binds',
  })
  .refine((config) => config.JWT_OWNERS_CLAIM || !config.JWT_OWNERS_PREFIX, {
    path: ['JWT_OWNERS_PREFIX'],
    error: 'needs JWT_OWNERS_CLAIM, the claim whose ids it is about, like JWT_OWNERS_CLAIM=teams',
  })
  .refine((config) => config.MCP || !config.MCP_AUTHORIZATION_SERVER, {
    path: ['MCP_AUTHORIZATION_SERVER'],
    error: 'must not be set without MCP=true: only agents look for it',
  })
  .refine((config) => config.JWT_AUDIENCE || !config.MCP_AUTHORIZATION_SERVER, {
    path: ['MCP_AUTHORIZATION_SERVER'],
    error:
      'needs JWT_AUDIENCE, like https://tasks.example: tokens of that issuer for other services must not be good here',
  })
  .refine((config) => (config.WEBHOOK_URL === undefined) === (config.WEBHOOK_SECRET === undefined), {
    path: ['WEBHOOK_SECRET'],
    error:
      'and WEBHOOK_URL must be set together, like whsec_<24 to 64 bytes in base64> and https://app.example/webhooks',
  })
  .refine((config) => config.WEBHOOK_URL || !(config.WEBHOOK_EVENTS || config.WEBHOOK_PAYLOAD), {
    path: ['WEBHOOK_URL'],
    error: 'must be set with WEBHOOK_EVENTS and WEBHOOK_PAYLOAD, which are about it, like https://app.example/webhooks',
  })
  .refine((config) => config.NODE_ENV !== 'production' || config.JWT_SECRET || config.JWT_JWKS_URL, {
    path: ['JWT_SECRET'],
    error: 'or JWT_JWKS_URL must be set when NODE_ENV is production',
  });

/** The configuration, read once when the process starts. */
export type Config = Readonly<z.infer<typeof schema>>;

/** An invalid environment variable. The message is one line that names it. */
export class ConfigError extends Error {}

/**
 * Reads the configuration.
 * @param environment the variables, as in `process.env`; an empty one counts as not set
 * @throws {ConfigError} naming the first invalid variable and what is allowed (never its value, which may be a secret)
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(environment).filter(([name, value]) => name in VARIABLES && value !== '');
  const result = schema.safeParse(Object.fromEntries(given));
  if (result.success) return Object.freeze(result.data);
  const [issue] = result.error.issues;
  // The variable alone: behind it is the place in a list.
  throw new ConfigError(`${String(issue?.path[0] ?? 'The configuration')} ${issue?.message ?? 'is not valid'}`);
}
