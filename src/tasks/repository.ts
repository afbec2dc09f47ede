import { uuidv7obj } from 'uuidv7';
import { Prisma, type PrismaClient, type Task } from '../../generated/prisma/client.ts';

export type { Task };

/** What a user may write of a task. */
export interface TaskFields {
  title: string;
  description: string | null;
  is_completed: boolean;
  position: number;
}

/** Which tasks of the owner, and from where. */
export interface TaskQuery {
  limit: number;
  descending: boolean;
  is_completed?: boolean | undefined;
  /** The id of the last task that was shown. */
  after?: string | undefined;
}

/** The milliseconds since 1970 in the first 48 bits of a version 7 UUID (RFC 9562, section 5.7). */
const momentOf = (bytes: Uint8Array): Date => new Date(Buffer.from(bytes).readUIntBE(0, 6));

/**
 * The queries on tasks. Each one is for one owner, and names it in its key.
 * @param prisma the client
 */
export function taskRepository(prisma: PrismaClient) {
  return {
    /** Up to `limit + 1` tasks in order of creation: the one too many tells that there are more. */
    list(owner: string, { limit, descending, is_completed, after }: TaskQuery): Promise<Task[]> {
      return prisma.task.findMany({
        where: {
          user_id: owner,
          ...(is_completed !== undefined && { is_completed }),
          ...(after !== undefined && { id: descending ? { lt: after } : { gt: after } }),
        },
        orderBy: { id: descending ? 'desc' : 'asc' },
        take: limit + 1,
      });
    },

    /** A new, open task, and its owner where this is their first write: one transaction. */
    async create(owner: string, fields: Omit<TaskFields, 'is_completed'>): Promise<Task> {
      const id = uuidv7obj();
      const now = momentOf(id.bytes);
      const [, task] = await prisma.$transaction([
        prisma.user.createMany({ data: [{ id: owner, created_at: now }], skipDuplicates: true }),
        prisma.task.create({
          data: { ...fields, id: id.toString(), user_id: owner, created_at: now, updated_at: now },
        }),
      ]);
      return task;
    },

    /** The owner's task with this id, or null. */
    find(owner: string, id: string): Promise<Task | null> {
      return prisma.task.findUnique({ where: { user_id_id: { user_id: owner, id } } });
    },

    /**
     * Changes the fields that are given, in one statement that always matches: of two writers each sees what the other left.
     * Where nothing differs, version and updated_at stay.
     * @returns the task as it is now, or undefined when the owner has none with this id
     */
    async change(owner: string, id: string, fields: Partial<TaskFields>): Promise<Task | undefined> {
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
          (title, description, is_completed, position) = ${next},
          completed_at = CASE WHEN coalesce(${fields.is_completed ?? null}::boolean, is_completed)
                              THEN coalesce(completed_at, ${now}::timestamptz(3)) END,
          version = version + ${differs}::integer,
          updated_at = CASE WHEN ${differs} THEN ${now}::timestamptz(3) ELSE updated_at END
        WHERE user_id = ${owner} AND id = ${id}::uuid
        RETURNING *`;
      return task;
    },

    /** Deletes the owner's task; false when there is none with this id. */
    async remove(owner: string, id: string): Promise<boolean> {
      const { count } = await prisma.task.deleteMany({ where: { user_id: owner, id } });
      return count === 1;
    },
  };
}

export type TaskRepository = ReturnType<typeof taskRepository>;
