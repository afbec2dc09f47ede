import { uuidv7obj } from 'uuidv7';
import { type IdempotencyKey, Prisma, type PrismaClient, type Task } from '../../generated/prisma/client.ts';
import { countQuery, pageQuery, type TaskFilters, type TaskPage } from './list-query.ts';

export type { Task };

/** What a user may write of a task. */
export interface TaskFields {
  title: string;
  description: string | null;
  is_completed: boolean;
  position: number;
}

/** The milliseconds since 1970 in the first 48 bits of a version 7 UUID (RFC 9562, section 5.7). */
const momentOf = (bytes: Uint8Array): Date => new Date(Buffer.from(bytes).readUIntBE(0, 6));

/** A new, open task, not stored yet. Its id and its creation carry the same moment. */
export function draftTask(owner: string, fields: Omit<TaskFields, 'is_completed'>): Task {
  const id = uuidv7obj();
  const created_at = momentOf(id.bytes);
  const rest = { is_completed: false, completed_at: null, version: 1, created_at, updated_at: created_at };
  return { user_id: owner, id: id.toString(), ...fields, ...rest };
}

/** Only at one of these versions, where there are any to choose from. */
const atVersion = (versions: number[] | undefined): Prisma.Sql =>
  versions ? Prisma.sql`AND version = ANY(${versions}::integer[])` : Prisma.empty;

/**
 * The queries on tasks. Each one is for one owner, and names it in its key.
 * @param prisma the client
 */
export function taskRepository(prisma: PrismaClient) {
  return {
    /** Up to `limit + 1` tasks: the one too many tells that there are more. */
    list: (owner: string, filters: TaskFilters, page: TaskPage): Promise<Task[]> =>
      prisma.$queryRaw<Task[]>(pageQuery(owner, filters, page)),

    /** How many tasks fit the filters. */
    async count(owner: string, filters: TaskFilters): Promise<number> {
      const [row] = await prisma.$queryRaw<{ total: number }[]>(countQuery(owner, filters));
      return row?.total ?? 0;
    },

    /** Stores a new task, and its owner where this is their first write: one transaction. */
    async insert(task: Task): Promise<void> {
      await prisma.$transaction([
        prisma.user.createMany({ data: [{ id: task.user_id, created_at: task.created_at }], skipDuplicates: true }),
        prisma.task.createMany({ data: [task] }),
      ]);
    },

    /**
     * Stores a new task together with the answer to its creation, unless the key is taken: one statement. Of two at once with the
     * same key, one waits for the other.
     * @returns what the key stands for already, or undefined when the task was stored
     */
    async insertOnce(task: Task, claim: Omit<IdempotencyKey, 'user_id'>): Promise<IdempotencyKey | undefined> {
      const { user_id, id, title, description, position, created_at } = task;
      const { key, fingerprint, answer, expires_at } = claim;
      await prisma.idempotencyKey.deleteMany({ where: { user_id, expires_at: { lte: created_at } } });
      const stored = await prisma.$executeRaw`
        WITH owner AS (
          INSERT INTO users (id, created_at) VALUES (${user_id}, ${created_at}::timestamptz) ON CONFLICT DO NOTHING
        ), claim AS (
          INSERT INTO idempotency_keys (user_id, key, fingerprint, answer, expires_at)
          VALUES (${user_id}, ${key}, ${fingerprint}, ${answer}, ${expires_at}::timestamptz)
          ON CONFLICT (user_id, key) DO NOTHING RETURNING user_id
        )
        INSERT INTO tasks (user_id, id, title, description, position, created_at, updated_at)
        SELECT user_id, ${id}::uuid, ${title}, ${description}, ${position}::integer,
               ${created_at}::timestamptz, ${created_at}::timestamptz FROM claim`;
      if (stored === 1) return undefined;
      const earlier = await prisma.idempotencyKey.findUnique({ where: { user_id_key: { user_id, key } } });
      // Gone again between the two statements: it expired just then, so that the key is free.
      return earlier ?? this.insertOnce(task, claim);
    },

    /** The owner's task with this id, or null. */
    find(owner: string, id: string): Promise<Task | null> {
      return prisma.task.findUnique({ where: { user_id_id: { user_id: owner, id } } });
    },

    /**
     * Changes the fields that are given, in one statement that sets what it checks: of two writers each sees what the other left.
     * Where nothing differs, version and updated_at stay.
     * @param versions the versions at which it may be changed; any when absent
     * @returns the task as it is now, or undefined when the owner has none with this id at such a version
     */
    async change(
      owner: string,
      id: string,
      fields: Partial<TaskFields>,
      versions?: number[],
    ): Promise<Task | undefined> {
      const now = new Date();
      const describes = fields.description !== undefined;
      const next = Prisma.sql`(
        coalesce(${fields.title ?? null}::text, title),
        CASE WHEN ${describes} THEN ${fields.description ?? null}::text ELSE description END,
        coalesce(${fields.is_completed ?? null}::boolean, is_completed),
        coalesce(${fields.position ?? null}::integer, position)
      )`;
      const differs = Prisma.sql`((title, description, is_completed, position) IS DISTINCT FROM ${next})`;
      const [task] = await prisma.$queryRaw<Task[]>`
        UPDATE tasks SET
          (title, description, is_completed, position) = ROW ${next},
          completed_at = CASE WHEN coalesce(${fields.is_completed ?? null}::boolean, is_completed)
                              THEN coalesce(completed_at, ${now}::timestamptz) END,
          version = version + ${differs}::integer,
          updated_at = CASE WHEN ${differs} THEN greatest(updated_at, ${now}::timestamptz) ELSE updated_at END
        WHERE user_id = ${owner} AND id = ${id}::uuid ${atVersion(versions)}
        RETURNING *`;
      return task;
    },

    /** Deletes the owner's task; false when there is none with this id at one of these versions. */
    async remove(owner: string, id: string, versions?: number[]): Promise<boolean> {
      const where = { user_id: owner, id, ...(versions && { version: { in: versions } }) };
      const { count } = await prisma.task.deleteMany({ where });
      return count === 1;
    },
  };
}

export type TaskRepository = ReturnType<typeof taskRepository>;
