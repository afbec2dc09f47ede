/** The order of the tasks of one place. For transactions that hold the lock of the user. */
import { Prisma } from '../../../generated/prisma/client.ts';
import { executeFor, type UserSql } from '../../resource/user-query.ts';
import type { Place } from './place.ts';

/** Where a task stands among its siblings; ties are broken by `id`. */
export interface Standing {
  readonly id: string;
  readonly position: number;
}

/** Whether one comes before another. */
export const isBefore = (one: Standing, other: Standing): boolean =>
  one.position < other.position || (one.position === other.position && one.id < other.id);

/** The tasks of a place but one, that is moved. */
const others = (owner: string, { project_id, parent_id }: Place, moved: string) => ({
  user_id: owner,
  project_id,
  parent_id,
  id: { not: moved },
});

/** The siblings of a task that is moved to a place. */
export interface Siblings {
  /** One of them by its id. */
  find(id: string): Promise<Standing | null>;
  /** The first of all, or the first after one. */
  first(after?: Standing): Promise<Standing | null>;
  /** The last of all, or the last before one. */
  last(before?: Standing): Promise<Standing | null>;
}

/**
 * The siblings of a task that is moved to a place.
 * @param tx the transaction
 * @param owner the user id
 * @param place the place
 * @param moved the id of the task
 */
export function siblingsOf(tx: Prisma.TransactionClient, owner: string, place: Place, moved: string): Siblings {
  const where = others(owner, place, moved);
  // By the project first, which all have: without one, PostgreSQL would not see that the index of a project's order serves.
  const select = { id: true, position: true };
  return {
    find: (id) => (id === moved ? Promise.resolve(null) : tx.task.findFirst({ where: { ...where, id }, select })),
    first: (after) =>
      tx.task.findFirst({
        where: {
          ...where,
          // The range, for the index; then ties.
          ...(after && {
            position: { gte: after.position },
            OR: [{ position: { gt: after.position } }, { id: { gt: after.id } }],
          }),
        },
        orderBy: [{ project_id: 'asc' }, { position: 'asc' }, { id: 'asc' }],
        select,
      }),
    last: (before) =>
      tx.task.findFirst({
        where: {
          ...where,
          ...(before && {
            position: { lte: before.position },
            OR: [{ position: { lt: before.position } }, { id: { lt: before.id } }],
          }),
        },
        orderBy: [{ project_id: 'desc' }, { position: 'desc' }, { id: 'desc' }],
        select,
      }),
  };
}

/** How far apart renumbered siblings are: room for 28 tasks that are put between the same two, one after another, in the doubles of today. */
export const GAP = 2 ** 16;

/**
 * Renumbers the siblings of a task that is moved, in their order, up to a position: that raises their versions, and leaves `updated_at`.
 * @param tx the transaction
 * @param owner the user id
 * @param number of the change
 * @param place the place
 * @param moved the id of the task
 * @param top the position of the last
 */
export async function renumber(
  tx: Prisma.TransactionClient,
  owner: string,
  number: bigint,
  { project_id, parent_id }: Place,
  moved: string,
  top: number,
): Promise<void> {
  const is = (column: string, id: string | null) =>
    id === null ? Prisma.raw(`${column} IS NULL`) : Prisma.sql`${Prisma.raw(column)} = ${id}::uuid`;
  const siblings: UserSql = (user) =>
    Prisma.sql`user_id = ${user} AND ${is('project_id', project_id)} AND ${is('parent_id', parent_id)} AND id <> ${moved}::uuid`;
  await executeFor(
    tx,
    owner,
    (user) => Prisma.sql`UPDATE tasks SET position = ranked.position, version = version + 1,
      change_seq = ${number}::bigint FROM (
      SELECT id, ${top}::double precision
        - (count(*) OVER () - row_number() OVER (ORDER BY position, id)) * ${GAP}::double precision AS position
      FROM tasks WHERE ${siblings(user)}
    ) AS ranked WHERE tasks.user_id = ${user} AND tasks.id = ranked.id`,
  );
}
