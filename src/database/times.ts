import type { Config } from '../config/index.ts';

/**
 * How long things may take, in milliseconds, from the inside out: PostgreSQL itself ends a statement, then the service asks it to, then it
 * gives the connection up, all before the requester is told that it took too long. So the answer says what became of it.
 */
export interface Times {
  /** What PostgreSQL allows a statement on a connection that is the service's own; undefined where the connection keeps no setting. */
  readonly connectionMs: number | undefined;
  /** The same for each transaction, where there is no connection of one's own. */
  readonly transactionMs: number | undefined;
  /** What PostgreSQL allows a search. */
  readonly searchMs: number | undefined;
  /** What the work of a request may take, waiting included, before it is ended. */
  readonly totalMs: number;
  /** How long its end may take; undefined where nothing can be ended. */
  readonly graceMs: number | undefined;
  /** What anything else on a connection may take. */
  readonly queryMs: number | undefined;
}

/** Parts of DATABASE_TIMEOUT_MS. */
const STATEMENT = 0.8;
const TOTAL = 0.9;
const GRACE = 0.08;

/**
 * The times that follow from the configuration.
 * @param config its limits
 * @param canInterrupt whether the database can end what it does
 */
export function timesOf(
  config: Pick<
    Config,
    'DATABASE_TIMEOUT_MS' | 'DATABASE_SEARCH_TIMEOUT_MS' | 'DATABASE_POOLER' | 'DATABASE_PREPARED_STATEMENTS'
  >,
  canInterrupt: boolean,
): Times {
  const timeoutMs = config.DATABASE_TIMEOUT_MS;
  const totalMs = Math.floor(timeoutMs * TOTAL);
  if (!canInterrupt) {
    const nothing = { connectionMs: undefined, transactionMs: undefined, searchMs: undefined };
    return { ...nothing, totalMs, graceMs: undefined, queryMs: undefined };
  }
  const statementMs = Math.floor(timeoutMs * STATEMENT);
  const pooler = config.DATABASE_POOLER ?? (config.DATABASE_PREPARED_STATEMENTS ? 'none' : 'transaction');
  return {
    connectionMs: pooler === 'none' ? statementMs : undefined,
    transactionMs: pooler === 'none' ? undefined : statementMs,
    searchMs: Math.min(statementMs, config.DATABASE_SEARCH_TIMEOUT_MS),
    totalMs,
    graceMs: Math.floor(timeoutMs * GRACE),
    queryMs: timeoutMs,
  };
}
