/** What is above and below tasks. For transactions that hold the lock of the user, so that it stays as it is until they end. */
import { Prisma, type Task } from '../../../generated/prisma/client.ts';
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
 * A task and all that are above it, from below; none where there is no such task. Step by step, as PostgreSQL plans a recursive query once
 * for all users, however many tasks they have.
 * @param tx the transaction
 * @param user_id the user id
 * @param id of the task
 */
export async function lineageOf(tx: Transaction, user_id: string, id: string): Promise<Ancestor[]> {
  const lineage: Ancestor[] = [];
  let next: string | null = id;
  while (next !== null) {
    const found: Pick<Task, 'id' | 'project_id' | 'parent_id'> | null = await tx.task.findUnique({
      where: { user_id_id: { user_id, id: next } },
      select: { id: true, project_id: true, parent_id: true },
    });
    if (found) lineage.push(found);
    next = found?.parent_id ?? null;
  }
  return lineage;
}

/** A task below others. */
interface Descendant {
  readonly id: string;
  readonly parent_id: string;
  readonly is_completed: boolean;
  /** 1 directly below. */
  readonly level: number;
}

/**
 * All tasks below some, level by level for the same reason.
 * @param tx the transaction
 * @param owner the user id
 * @param ids theirs
 */
export async function tasksBelow(tx: Transaction, owner: string, ids: readonly string[]): Promise<Descendant[]> {
  const below: Descendant[] = [];
  let above = ids;
  for (let level = 1; above.length > 0; level += 1) {
    const found = await queryFor<Omit<Descendant, 'level'>>(
      tx,
      owner,
      (user) => sql`SELECT id, parent_id, completed_at IS NOT NULL AS is_completed FROM tasks
      WHERE user_id = ${user} AND parent_id = ANY (${above}::uuid[])`,
    );
    for (const task of found) below.push({ ...task, level });
    above = found.map(({ id }) => id);
  }
  return below;
}

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
