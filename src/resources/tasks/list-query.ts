import { Prisma } from '../../../generated/prisma/client.ts';
import { TASK_COLUMNS } from '../../../generated/task-row.ts';

/** Which tasks of the owner. */
export interface TaskFilters {
  is_completed?: boolean | undefined;
  /** Text to look for in title and description. */
  q?: string | undefined;
  created_after?: Date | undefined;
  created_before?: Date | undefined;
  updated_after?: Date | undefined;
  updated_before?: Date | undefined;
}

export type SortField = 'created_at' | 'updated_at' | 'title' | 'position';

/** Where a task stands in a sorted list: its sort value, where that is not the id itself, and its id. */
export type Place = readonly [value: string | number | null, id: string];

/** Which page of them. */
export interface TaskPage {
  sort: SortField;
  descending: boolean;
  limit: number;
  after?: Place | undefined;
}

/** Ids are made in the order of creation, so that one column does for the default order. */
const KEYS: Readonly<Record<SortField, { column: Prisma.Sql; type: Prisma.Sql } | undefined>> = {
  created_at: undefined,
  updated_at: { column: Prisma.sql`updated_at`, type: Prisma.sql`timestamptz(3)` },
  // By code points, the same on every database whatever its locale.
  title: { column: Prisma.sql`title COLLATE "C"`, type: Prisma.sql`text` },
  position: { column: Prisma.sql`position`, type: Prisma.sql`integer` },
};

const COLUMNS = Prisma.raw(TASK_COLUMNS);

function conditions(owner: string, filters: TaskFilters): Prisma.Sql[] {
  const { is_completed, q, created_after, created_before, updated_after, updated_before } = filters;
  const optional = [
    is_completed !== undefined && Prisma.sql`is_completed = ${is_completed}`,
    q !== undefined &&
      Prisma.sql`(strpos(lower(title), lower(${q})) > 0 OR strpos(lower(description), lower(${q})) > 0)`,
    created_after && Prisma.sql`created_at > ${created_after}::timestamptz`,
    created_before && Prisma.sql`created_at < ${created_before}::timestamptz`,
    updated_after && Prisma.sql`updated_at > ${updated_after}::timestamptz`,
    updated_before && Prisma.sql`updated_at < ${updated_before}::timestamptz`,
  ];
  return [Prisma.sql`user_id = ${owner}`, ...optional.filter((condition) => condition instanceof Prisma.Sql)];
}

function beyond({ sort, descending, after }: TaskPage): Prisma.Sql[] {
  if (!after) return [];
  const [value, id] = after;
  const key = KEYS[sort];
  const than = descending ? Prisma.sql`<` : Prisma.sql`>`;
  if (!key) return [Prisma.sql`id ${than} ${id}::uuid`];
  return [Prisma.sql`(${key.column}, id) ${than} (${value}::${key.type}, ${id}::uuid)`];
}

/**
 * One page of the owner's tasks, and one task more where there is another page.
 * @param owner whose
 * @param filters which
 * @param page from where, how many, in which order; ties by id
 */
export function pageQuery(owner: string, filters: TaskFilters, page: TaskPage): Prisma.Sql {
  const way = page.descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const key = KEYS[page.sort];
  const order = key ? Prisma.sql`${key.column} ${way}, id ${way}` : Prisma.sql`id ${way}`;
  const where = Prisma.join([...conditions(owner, filters), ...beyond(page)], ' AND ');
  return Prisma.sql`SELECT ${COLUMNS} FROM tasks WHERE ${where} ORDER BY ${order} LIMIT ${page.limit + 1}`;
}

/** How many tasks of the owner fit the filters, on all pages. */
export function countQuery(owner: string, filters: TaskFilters): Prisma.Sql {
  return Prisma.sql`SELECT count(*) FROM tasks WHERE ${Prisma.join(conditions(owner, filters), ' AND ')}`;
}
