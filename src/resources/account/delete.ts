import { OPERATIONS } from '../../../generated/operations.ts';
import { Prisma } from '../../../generated/prisma/client.ts';
import { OWNED_TABLES } from '../../../generated/tables.ts';
import type { Handler } from '../../contract/types.ts';
import type { DatabaseClient } from '../../database/create-client.ts';
import { validationFailed } from '../../problems/invalid.ts';
import { executeFor } from '../../resource/user-query.ts';
import { databaseMs } from './limits.ts';

const { sql, raw } = Prisma;

/** Removes all rows of one resource without a trace. */
export type Erase = (tx: Prisma.TransactionClient, owner: string) => Promise<unknown>;

/**
 * Makes the operation that removes an account: all in one transaction, which holds the lock of the user, so that no write is half there.
 * What is written next makes a user with another epoch, of whose changes the old tokens know nothing.
 * @param db the client
 * @param eraseTasks removes the tasks, which refer to each other
 */
export function deleting(db: Pick<DatabaseClient, 'inLongTransaction'>, eraseTasks: Erase): Handler<'deleteAccount'> {
  // Those that others refer to come last.
  const tables = [...OWNED_TABLES].reverse();
  return async ({ owner, query: { confirm } }) => {
    if (confirm !== owner) {
      const detail = 'must be the id of the user or the team whose account is to be deleted, and not me';
      throw validationFailed([{ in: 'query', name: 'confirm', detail, keyword: 'const' }]);
    }
    await db.inLongTransaction(owner, databaseMs(OPERATIONS.deleteAccount), async (tx) => {
      await eraseTasks(tx, owner);
      for (const table of tables)
        await executeFor(tx, owner, (user) => sql`DELETE FROM ${raw(table)} WHERE user_id = ${user}`);
      await executeFor(tx, owner, (user) => sql`DELETE FROM users WHERE id = ${user}`);
    });
    return { status: 204 };
  };
}
