import type { HandlersOf } from '../../contract/types.ts';
import type { Client } from '../../database/client.ts';
import type { DatabaseClient } from '../../database/create-client.ts';
import { showing } from './account.ts';
import { deleting, type Erase } from './delete.ts';
import { exporting } from './export.ts';
import { type ImportParts, importing } from './import.ts';

/** What an account is made of. */
export interface AccountParts extends ImportParts {
  readonly task: ImportParts['task'] & { readonly erase: Erase };
}

/**
 * The handlers of the operations on all that is kept of a user.
 * @param db the client
 * @param parts the resources
 */
export const accountHandlers = (
  db: Pick<Client, 'forUser'> & Pick<DatabaseClient, 'inLongTransaction' | 'inSnapshot'>,
  parts: AccountParts,
): HandlersOf<'Account'> => ({
  getAccount: showing(db),
  deleteAccount: deleting(db, parts.task.erase),
  exportAccount: exporting(db, parts),
  importTasks: importing(db, parts),
});
