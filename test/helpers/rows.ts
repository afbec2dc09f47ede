import { UUID } from 'uuidv7';
import type { Prisma, Task } from '../../generated/prisma/client.ts';
import type { Database } from '../../src/database/index.ts';
import type { Row, TextRow } from '../../src/database/raw/row.ts';
import type { RunStatements, Statement } from '../../src/database/raw/statement.ts';
import { searchForm } from '../../src/resource/search.ts';

/** A row of the table. */
export type TaskRow = Omit<Task, 'metadata'> & { metadata: Prisma.InputJsonObject };

let made = 0;

/** A task as it could lie in the database: open, and as old as `created_at` says. Of two of one millisecond the later made is the later. */
export function taskRow(owner: string, fields: Partial<TaskRow> = {}): TaskRow {
  const created_at = fields.created_at ?? new Date();
  const { title = 'Buy milk', description = null } = fields;
  made += 1;
  return {
    user_id: owner,
    id: UUID.fromFieldsV7(created_at.getTime(), 0, 0, made).toString(),
    title,
    description,
    is_completed: false,
    completed_at: fields.is_completed ? created_at : null,
    completed_by: fields.is_completed ? owner : null,
    created_by: owner,
    position: 0,
    project_id: null,
    parent_id: null,
    due_date: null,
    due_time: null,
    due_time_zone: null,
    priority: 0,
    tags: [],
    metadata: {},
    search_title: searchForm(title),
    search_description: description && searchForm(description),
    search_tags: (fields.tags ?? []).map(searchForm),
    version: 1,
    change_seq: 0n,
    created_at,
    updated_at: created_at,
    ...fields,
  };
}

/** Stores tasks past the service, with whatever times the test needs. */
export async function storeTasks(database: Pick<Database, 'prisma'>, tasks: readonly TaskRow[]): Promise<void> {
  const { prisma } = database;
  const owners = [...new Set(tasks.map(({ user_id }) => user_id))];
  await prisma.user.createMany({ data: owners.map((id) => ({ id, created_at: new Date() })), skipDuplicates: true });
  await prisma.task.createMany({ data: [...tasks] });
}

/** What the database keeps of a user's tasks, whole rows in a fixed order. */
export async function rowsOf({ prisma }: Pick<Database, 'prisma'>, owner: string) {
  const user_id = owner;
  return {
    tasks: await prisma.task.findMany({ where: { user_id }, orderBy: { id: 'asc' } }),
    keys: await prisma.idempotencyKey.findMany({ where: { user_id }, orderBy: { key: 'asc' } }),
  };
}

/** The table of the users themselves; every other table of a user has this column. */
const USERS = { table: 'users', key: 'id' };
const OWNER = 'user_id';

/** The tables of what users have. */
export async function ownedTables(pool: Database['pool']): Promise<string[]> {
  const { rows } = await pool.query<{ table: string }>(
    `SELECT table_name AS "table" FROM information_schema.columns WHERE column_name = $1 AND table_schema = current_schema() ORDER BY 1`,
    [OWNER],
  );
  return rows.map(({ table }) => table);
}

/**
 * Everything that the database keeps of a user, whatever tables it has: rows as JSON in a fixed order, by their table.
 * @param database any
 * @param owner the user's id
 * @returns the tables that have something of theirs
 */
export async function everythingOf(
  { pool }: Pick<Database, 'pool'>,
  owner: string,
): Promise<Record<string, readonly string[]>> {
  const owned = (await ownedTables(pool)).map((table) => ({ table, key: OWNER }));
  const kept: Record<string, readonly string[]> = {};
  for (const { table, key } of [USERS, ...owned]) {
    const { rows } = await pool.query<{ row: string }>(
      `SELECT row_to_json(t)::text AS row FROM "${table}" t WHERE "${key}" = $1 ORDER BY 1`,
      [owner],
    );
    if (rows.length > 0) kept[table] = rows.map(({ row }) => row);
  }
  return kept;
}

/** Runs single statements, whose rows are decoded. */
export const runForTexts =
  (run: RunStatements) =>
  async (statement: Statement, owner: string, ...values: unknown[]): Promise<TextRow[]> => {
    const [rows = []] = await run(owner, [{ statement, values }]);
    return rows.map(({ fields }: Row) => fields);
  };
