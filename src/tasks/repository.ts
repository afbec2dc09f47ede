import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import { retryingLostReads } from '../database/retry.ts';
import type { Row } from '../database/row.ts';
import { prepared, type RunStatement, type Statement } from '../database/statement.ts';
import { countQuery, pageQuery, type TaskFilters, type TaskPage } from './list-query.ts';
import { CHANGE, FIND, INSERT, INSERT_ONCE, REMOVE } from './statements.ts';
import type { Task, TaskFields } from './task.ts';

/** What an idempotency key stands for. */
export interface Claim {
  readonly key: string;
  /** Equal for equal requests. */
  readonly fingerprint: string;
  /** The answer, as text. */
  readonly answer: string;
  /** Until when, RFC 3339. */
  readonly expires_at: string;
}

const valuesOf = ({ user_id, id, title, description, position, created_at }: Task) => [
  user_id,
  id,
  title,
  description,
  position,
  created_at,
];

/** The statement of a list: as many as there are ways to combine filters, order and cursor, each made once. */
function listStatements(): (query: Prisma.Sql) => Statement {
  const known = new Map<string, Statement>();
  return ({ text }) => {
    const statement = known.get(text) ?? prepared(text);
    known.set(text, statement);
    return statement;
  };
}

/** Prisma's `task` with the queries of this service: one statement each, for one owner, who is named in its key. */
function withQueries(run: RunStatement) {
  const read = retryingLostReads(run);
  const statementOf = listStatements();
  const readQuery = (query: Prisma.Sql) => read(statementOf(query), query.values);

  /** Up to `limit + 1` tasks: the one too many tells that there are more. */
  const page = async (owner: string, filters: TaskFilters, wanted: TaskPage): Promise<readonly Row[]> =>
    readQuery(pageQuery(owner, filters, wanted));

  /** How many tasks fit the filters. */
  const total = async (owner: string, filters: TaskFilters): Promise<number> => {
    const [row] = await readQuery(countQuery(owner, filters));
    return Number(row?.fields[0]);
  };

  /** The owner's task with this id. */
  const find = async (owner: string, id: string): Promise<Row | undefined> => (await read(FIND, [owner, id]))[0];

  /** Stores a new task, and its owner where this is their first write. */
  const insert = async (task: Task): Promise<void> => {
    await run(INSERT, valuesOf(task));
  };

  /**
   * Stores a new task together with the answer to its creation, unless the key is taken.
   * @returns what the key stands for already, or undefined when the task was stored
   */
  const insertOnce = async (task: Task, claim: Claim): Promise<Pick<Claim, 'fingerprint' | 'answer'> | undefined> => {
    const { key, fingerprint, answer, expires_at } = claim;
    const [row] = await run(INSERT_ONCE, [...valuesOf(task), key, fingerprint, answer, expires_at]);
    const [stored, earlierFingerprint, earlierAnswer] = row?.fields ?? [];
    if (stored === '1') return undefined;
    if (earlierFingerprint && earlierAnswer) {
      return { fingerprint: earlierFingerprint, answer: earlierAnswer };
    }
    // Another request stored the key while this one ran: now it can be read.
    return insertOnce(task, claim);
  };

  /**
   * Changes the fields that are given.
   * @param versions the versions at which it may be changed; any when absent
   * @returns the task as it is now, or undefined when the owner has none with this id at such a version
   */
  const change = async (
    owner: string,
    id: string,
    { title, description, is_completed, position }: Partial<TaskFields>,
    versions?: readonly number[],
  ): Promise<Row | undefined> => {
    const now = new Date().toISOString();
    const fields = [title, description !== undefined, description, is_completed, position];
    return (await run(CHANGE, [owner, id, ...fields, now, versions]))[0];
  };

  /** Deletes the owner's task; false when there is none with this id at one of these versions. */
  const remove = async (owner: string, id: string, versions?: readonly number[]): Promise<boolean> =>
    (await run(REMOVE, [owner, id, versions])).length === 1;

  return Prisma.defineExtension({
    name: 'taskpact',
    model: { task: { page, total, find, insert, insertOnce, change, remove } },
  });
}

/**
 * The queries on tasks, a Prisma Client extension. Their rows stay as they came, and the answer is written from them without a detour; a
 * test compares each with what Prisma's own calls do.
 * @param prisma the client
 * @param run runs a statement on the client's own connections
 */
export function taskRepository(prisma: PrismaClient, run: RunStatement) {
  // Taken out once: on its way to a method Prisma looks through several proxies.
  const { page, total, find, insert, insertOnce, change, remove } = prisma.$extends(withQueries(run)).task;
  return { page, total, find, insert, insertOnce, change, remove };
}

export type TaskRepository = ReturnType<typeof taskRepository>;
