/** Where a task belongs: its project, and the task that it is below. */
import type { Prisma } from '../../../generated/prisma/client.ts';
import { validationFailed } from '../../problems/invalid.ts';
import { MAX_LEVEL } from '../../resource/levels.ts';
import { TASK_RULES } from './task.ts';
import { lineageOf, tasksBelow } from './tree.ts';

/** The ids of both, null for none. */
export interface Place {
  readonly project_id: string | null;
  readonly parent_id: string | null;
}

/** The 400 for a field that does not fit what is stored. */
export const unfit = (field: string, detail: string, keyword: string) =>
  validationFailed([{ in: 'body', pointer: `/${field}`, detail, keyword }]);

/** The same 400 as where the database finds that something is not there (any more). */
const notYours = (rule: 'tasks_project_fkey' | 'tasks_parent_fkey') =>
  validationFailed([{ in: 'body', ...TASK_RULES[rule] }]);

/** A project of the user's. */
async function requireProject(tx: Prisma.TransactionClient, user_id: string, id: string): Promise<void> {
  const project = await tx.project.findFirst({ where: { user_id, id }, select: { id: true } });
  if (!project) throw notYours('tasks_project_fkey');
}

/** The place below a task. */
async function placeBelow(
  tx: Prisma.TransactionClient,
  owner: string,
  parent_id: string,
  wanted: Partial<Place>,
  task: { readonly id: string } | undefined,
): Promise<Place> {
  const lineage = await lineageOf(tx, owner, parent_id);
  const parent = lineage.find(({ id }) => id === parent_id);
  if (!parent) throw notYours('tasks_parent_fkey');
  if (task && lineage.some(({ id }) => id === task.id))
    throw unfit('parent_id', 'must be no task below this one, nor the task itself', 'cycle');
  const below = task ? await tasksBelow(tx, owner, [task.id]) : [];
  const height = below.reduce((highest, { level }) => Math.max(highest, level), 0);
  if (lineage.length + height > MAX_LEVEL) {
    const detail = `must leave room: at most ${MAX_LEVEL} levels are below the top, and this would make ${lineage.length + height}`;
    throw unfit('parent_id', detail, 'depth');
  }
  const { project_id } = parent;
  if (wanted.project_id === undefined || wanted.project_id === project_id) return { project_id, parent_id };
  throw unfit('project_id', `must be left out, or be that of the task above: ${project_id}`, 'project');
}

/**
 * Where a task comes to belong.
 * @param tx the transaction, which holds the lock of the user
 * @param owner the user id
 * @param wanted what the request says of it
 * @param task the task as it is, if there is one already
 * @throws {Problem} VALIDATION_FAILED naming the field that breaks a rule
 */
export async function placeOf(
  tx: Prisma.TransactionClient,
  owner: string,
  wanted: Partial<Place>,
  task?: Place & { readonly id: string },
): Promise<Place> {
  const { parent_id = task?.parent_id ?? null, project_id = task?.project_id ?? null } = wanted;
  if (parent_id !== null) return placeBelow(tx, owner, parent_id, wanted, task);
  if (project_id !== null && project_id !== task?.project_id) await requireProject(tx, owner, project_id);
  return { project_id, parent_id };
}
