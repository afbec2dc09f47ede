import { z } from 'zod';
import { flag, integer, url } from './rules.ts';

/** Which tokens are accepted, and what they allow. */
export const TOKEN_VARIABLES = {
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
} as const;
