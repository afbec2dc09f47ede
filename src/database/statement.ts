import { hash } from 'node:crypto';
import type { Row } from './row.ts';

/** SQL that each connection prepares once, under a name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** Runs a statement and gives its rows. Of every statement `$1` is the user whose rows it is about. */
export type RunStatement = (statement: Statement, values: readonly unknown[]) => Promise<readonly Row[]>;

/** How many statements there are at the moment. */
export interface StatementLoad {
  /** Sent to PostgreSQL, not answered yet. */
  readonly sent: number;
  /** Waiting for a connection that they can be sent over. */
  readonly waiting: number;
}

/** What runs statements, and how busy it is. */
export interface StatementRunner {
  readonly run: RunStatement;
  load(): StatementLoad;
}

/** A name that is the same for the same SQL, and for no other; never longer than 63 bytes, PostgreSQL's limit. */
export const statementName = (text: string): string => `p_${hash('sha256', text, 'base64url')}`;

/**
 * A statement to be prepared.
 * @param text the SQL, with `$1` and so on for its values
 */
export const prepared = (text: string): Statement => ({ name: statementName(text), text });
