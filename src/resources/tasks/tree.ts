/** What is above and below tasks. For transactions that hold the lock of the user, so that it stays as it is until they end. */
import { Prisma } from '../../../generated/prisma/client.ts';
import { withIds } from '../../resource/remove-rows.ts';
import { executeFor, queryFor } from '../../resource/user-query.ts';

const { sql } = Prisma;

type Transaction = Prisma.TransactionClient;

/** A task on the way up. */
interface Ancestor {
  readonly id: string;
  readonly project_id: string | null;
}

/**
 * A task and all that are above it; none where there is no such task.
 * @param tx the transaction
 * @param owner the user id
 * @param id of the task
 */
export const lineageOf = (tx: Transaction, owner: string, id: string): Promise<Ancestor[]> =>
  queryFor(
    tx,
    owner,
    (user) => sql`WITH RECURSIVE lineage AS (
      SELECT id, parent_id, project_id FROM tasks WHERE user_id = ${user} AND id = ${id}::uuid
      UNION ALL
      SELECT above.id, above.parent_id, above.project_id FROM tasks AS above
      JOIN lineage ON above.id = lineage.parent_id WHERE above.user_id = ${user}
    ) SELECT id, project_id FROM lineage`,
  );

/** A task below another. */
interface Descendant {
  readonly id: string;
  /** 1 directly below. */
  readonly level: number;
}

/**
 * All tasks below one.
 * @param tx the transaction
 * @param owner the user id
 * @param id of the task
 */
export const tasksBelow = (tx: Transaction, owner: string, id: string): Promise<Descendant[]> =>
  queryFor(
    tx,
    owner,
    (user) => sql`WITH RECURSIVE below AS (
      SELECT id, 1 AS level FROM tasks WHERE user_id = ${user} AND parent_id = ${id}::uuid
      UNION ALL
      SELECT tasks.id, below.level + 1 FROM tasks
      JOIN below ON tasks.parent_id = below.id WHERE tasks.user_id = ${user}
    ) SELECT id, level FROM below`,
  );

/**
 * Puts tasks into a project, or into none: those below one that went there.
 * @param tx the transaction
 * @param owner the user id
 * @param number of the change
 * @param ids theirs
 * @param project_id its id
 */
export const takeAlong = (
  tx: Transaction,
  owner: string,
  number: bigint,
  ids: readonly string[],
  project_id: string | null,
): Promise<number> =>
  executeFor(
    tx,
    owner,
    (
      user,
    ) => sql`UPDATE tasks SET project_id = ${project_id}::uuid, version = version + 1, change_seq = ${number}::bigint,
      updated_at = greatest(updated_at, ${new Date()}::timestamptz)
    WHERE user_id = ${user} AND ${withIds(ids)}`,
  );
