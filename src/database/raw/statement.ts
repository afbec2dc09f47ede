import { hash } from 'node:crypto';
import type { Row } from './row.ts';

/**
 * What a statement does, which decides how it gets its connection: short reads share one, searches and writes have one to themselves.
 */
export type Kind = 'read' | 'search' | 'write';

/** SQL that each connection prepares once, under a name. Of each, `$1` is the owner of the rows that it is about. */
export interface Statement {
  readonly kind: Kind;
  readonly name: string;
  readonly text: string;
}

/** A statement and its values. */
export interface Call {
  readonly statement: Statement;
  /** From `$2` on: text, numbers, booleans, dates, lists of numbers; nothing stands for NULL. */
  readonly values: readonly unknown[];
}

/**
 * Runs statements for one owner, whose name it gives each of them as `$1`, in one round trip: all of them or none. It gives the rows of
 * each. Where it follows on what was tried before, `began` is when that began (`performance.now()`): its time counts from there.
 */
export type RunStatements = (
  owner: string,
  calls: readonly Call[],
  began?: number,
) => Promise<readonly (readonly Row[])[]>;

/** How many pieces of work there are at the moment. */
export interface StatementLoad {
  /** Sent to PostgreSQL, not answered yet. */
  readonly sent: number;
  /** Waiting for a connection that they can be sent over. */
  readonly waiting: number;
  /** Waiting for others of the same user. */
  readonly queued: number;
}

/** A name that is the same for the same SQL, and for no other; never longer than 63 bytes, PostgreSQL's limit. */
export const statementName = (text: string): string => `p_${hash('sha256', text, 'base64url')}`;

/**
 * A statement to be prepared.
 * @param kind what it does; a `read` has to be short whatever its values are
 * @param text the SQL, with `$1` for the owner, and `$2` and so on for its values
 */
export const prepared = (kind: Kind, text: string): Statement => ({ kind, name: statementName(text), text });
