import { z } from 'zod';
import { flag, integer, url } from './rules.ts';

const postgresUrl = url(/^postgres(ql)?$/, 'postgresql://user:password@host:5432/database');

/** Where data is kept, and how it is asked for. */
export const DATABASE_VARIABLES = {
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
} as const;
