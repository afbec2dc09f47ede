import { Prisma, type PrismaClient } from '../../../generated/prisma/client.ts';
import type { Row } from '../../database/raw/row.ts';
import { type Call, type Kind, prepared, type RunStatements, type Statement } from '../../database/raw/statement.ts';
import type { VersionCondition } from '../../resource/preconditions.ts';
import { countQuery, pageQuery, type TaskFilters, type TaskPage } from './list-query.ts';
import { CHANGE, CHANGE_ONE, FIND, REMOVE } from './statements.ts';
import { storeWith } from './store.ts';
import type { TaskFields } from './task.ts';

/** A page of a list, and how many tasks the list has in all where that was asked for. */
export interface Listed {
  readonly rows: readonly Row[];
  readonly total: number | undefined;
}

const FIELDS = ['title', 'description', 'is_completed', 'position'] as const satisfies readonly (keyof TaskFields)[];

/** The statement of a list: as many as there are ways to combine filters, order and cursor, each made once. */
function listStatements(): (kind: Kind, query: Prisma.Sql) => Call {
  const known = new Map<string, Statement>();
  return (kind, { text, values }) => {
    const statement = known.get(text) ?? prepared(kind, text);
    known.set(text, statement);
    const [, ...more] = values;
    return { statement, values: more };
  };
}

/** Prisma's `task` with the queries of this service: one round trip each, for one owner, who is named in its key. */
function withQueries(run: RunStatements) {
  const callOf = listStatements();
  const { insert, insertOnce } = storeWith(run);

  /** The rows of one statement. */
  const rowsOf = async (statement: Statement, owner: string, values: readonly unknown[]): Promise<readonly Row[]> => {
    const [rows = []] = await run(owner, [{ statement, values }]);
    return rows;
  };

  /** Up to `limit + 1` tasks: the one too many tells that there are more. */
  const list = async (owner: string, filters: TaskFilters, page: TaskPage, includesTotal: boolean): Promise<Listed> => {
    const kind = filters.q === undefined ? 'read' : 'search';
    const calls = [callOf(kind, pageQuery(owner, filters, page))];
    if (includesTotal) calls.push(callOf(kind, countQuery(owner, filters)));
    const [rows = [], counts] = await run(owner, calls);
    return { rows, total: counts && Number(counts[0]?.fields[0]) };
  };

  /** The owner's task with this id. */
  const find = async (owner: string, id: string): Promise<Row | undefined> => (await rowsOf(FIND, owner, [id]))[0];

  /**
   * Changes the fields that are given.
   * @param versions the versions at which it may be changed
   * @returns the task as it is now, or undefined when the owner has none with this id at such a version
   */
  const change = async (
    owner: string,
    id: string,
    fields: Partial<TaskFields>,
    { allowed, refused }: VersionCondition,
  ): Promise<Row | undefined> => {
    const now = new Date().toISOString();
    const [only, ...more] = FIELDS.filter((name) => fields[name] !== undefined);
    if (only && more.length === 0) {
      return (await rowsOf(CHANGE_ONE[only], owner, [id, fields[only], now, allowed, refused]))[0];
    }
    const { title, description, is_completed, position } = fields;
    const values = [title, description !== undefined, description, is_completed, position];
    return (await rowsOf(CHANGE, owner, [id, ...values, now, allowed, refused]))[0];
  };

  /** Deletes the owner's task; false when there is none with this id at such a version. */
  const remove = async (owner: string, id: string, { allowed, refused }: VersionCondition): Promise<boolean> =>
    (await rowsOf(REMOVE, owner, [id, allowed, refused])).length === 1;

  return Prisma.defineExtension({
    name: 'taskpact',
    model: { task: { list, find, insert, insertOnce, change, remove } },
  });
}

/**
 * The queries on tasks, a Prisma Client extension. Their rows stay as they came, and the answer is written from them without a detour; a
 * test compares each with what Prisma's own calls do.
 * @param prisma the client
 * @param run runs statements on the client's own connections
 */
export function taskRepository(prisma: PrismaClient, run: RunStatements) {
  // Taken out once: on its way to a method Prisma looks through several proxies.
  const { list, find, insert, insertOnce, change, remove } = prisma.$extends(withQueries(run)).task;
  return { list, find, insert, insertOnce, change, remove };
}

export type TaskRepository = ReturnType<typeof taskRepository>;
