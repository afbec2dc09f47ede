import type { Config } from '../config/index.ts';

/**
 * Time limits in milliseconds. They are staggered: first PostgreSQL itself cancels a statement, then the service sends a cancel request, then
 * it closes the connection, and only then the request times out. So the response can say whether anything was changed.
 */
export interface Times {
  /** PostgreSQL's limit for a statement, set on the connection; undefined behind a transaction pooler, where settings do not last. */
  readonly connectionMs: number | undefined;
  /** The same limit, set in each transaction behind a transaction pooler. */
  readonly transactionMs: number | undefined;
  /** PostgreSQL's limit for a search. */
  readonly searchMs: number | undefined;
  /** Limit for the statements of a request including waiting, after which they are cancelled. */
  readonly totalMs: number;
  /** How long a cancellation may take; undefined if statements cannot be cancelled. */
  readonly graceMs: number | undefined;
  /** Limit for other queries on a connection. */
  readonly queryMs: number | undefined;
}

/** Fractions of DATABASE_TIMEOUT_MS. */
const STATEMENT_FRACTION = 0.8;
const TOTAL_FRACTION = 0.9;
const GRACE_FRACTION = 0.08;

/**
 * Derives the time limits from the configuration.
 * @param config its limits
 * @param canInterrupt whether the database can cancel statements
 */
export function timesOf(
  config: Pick<
    Config,
    'DATABASE_TIMEOUT_MS' | 'DATABASE_SEARCH_TIMEOUT_MS' | 'DATABASE_POOLER' | 'DATABASE_PREPARED_STATEMENTS'
  >,
  canInterrupt: boolean,
): Times {
  const timeoutMs = config.DATABASE_TIMEOUT_MS;
  const totalMs = Math.floor(timeoutMs * TOTAL_FRACTION);
  if (!canInterrupt) {
    const none = { connectionMs: undefined, transactionMs: undefined, searchMs: undefined };
    return { ...none, totalMs, graceMs: undefined, queryMs: undefined };
  }
  const statementMs = Math.floor(timeoutMs * STATEMENT_FRACTION);
  const pooler = config.DATABASE_POOLER ?? (config.DATABASE_PREPARED_STATEMENTS ? 'none' : 'transaction');
  return {
    connectionMs: pooler === 'none' ? statementMs : undefined,
    transactionMs: pooler === 'none' ? undefined : statementMs,
    searchMs: Math.min(statementMs, config.DATABASE_SEARCH_TIMEOUT_MS),
    totalMs,
    graceMs: Math.floor(timeoutMs * GRACE_FRACTION),
    queryMs: timeoutMs,
  };
}
