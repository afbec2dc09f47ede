import { type Kind, type Statement, statementName } from '../../src/database/raw/statement.ts';

/**
 * A statement of a test's own.
 * @param text the SQL, with `$1` for the owner
 */
export const statementOf = (kind: Kind, text: string): Statement => ({
  kind,
  name: statementName(text),
  text,
  slots: [],
});
