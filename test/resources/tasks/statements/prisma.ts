/** The answers as they would be with Prisma's own calls and the contract's Task written by JSON.stringify. */
import type { Task } from '../../../../generated/prisma/client.ts';
import type { Database } from '../../../../src/database/index.ts';

/** The contract's view of a row. */
export function viewOf(task: Omit<Task, 'metadata'> & { metadata: unknown }) {
  return {
    id: task.id,
    user_id: task.user_id,
    project_id: task.project_id,
    parent_id: task.parent_id,
    title: task.title,
    description: task.description,
    is_completed: task.is_completed,
    completed_at: task.completed_at?.toISOString() ?? null,
    completed_by: task.completed_by,
    due: task.due_date && {
      date: task.due_date.toISOString().slice(0, 10),
      time: task.due_time?.toISOString().slice(11, 19) ?? null,
      time_zone: task.due_time_zone,
    },
    priority: task.priority,
    tags: task.tags,
    metadata: task.metadata,
    position: task.position,
    version: task.version,
    etag: `"${task.version}"`,
    created_by: task.created_by,
    created_at: task.created_at.toISOString(),
    updated_at: task.updated_at.toISOString(),
  };
}

/** The body with one task. */
export const singleBody = (task: Task): string =>
  JSON.stringify({ data: viewOf(task), meta: { etag: `"${task.version}"` } });

/** The task as Prisma finds it. */
export const findWithPrisma = ({ prisma }: Database, user_id: string, id: string): Promise<Task> =>
  prisma.task.findUniqueOrThrow({ where: { user_id_id: { user_id, id } } });
