/** A task that has something to lose. */
import type { FastifyInstance } from 'fastify';
import { type Task, taskIn } from '../../helpers/answers.ts';
import { newUser, type TestUser } from '../../helpers/app.ts';
import { makeProject, type Project } from '../../helpers/planning.ts';
import { makeTask } from '../../helpers/tasks.ts';

/** A task with a value in every field, and what is around it. */
export interface World {
  readonly user: TestUser;
  readonly project: Project;
  readonly other: Project;
  readonly parent: Task;
  /** In the same project. */
  readonly uncle: Task;
  /** With a value in every field. */
  readonly task: Task;
}

/** Its fields but links. */
export const FULL = {
  title: 'Buy milk',
  description: 'Two litres, oat',
  is_completed: true,
  due: { date: '2026-03-29', time: '02:30:00', time_zone: 'Europe/Vienna' },
  priority: 3,
  tags: ['shopping', 'home'],
  metadata: { crm_id: 'A-1042', other: '' },
  position: 3.5,
};

/**
 * Makes it, below another task of a project.
 * @param app the service
 * @param isTop at the top of the project, instead
 */
export async function makeWorld(app: FastifyInstance, isTop = false): Promise<World> {
  const user = newUser(app);
  const [project, other] = [await makeProject(user), await makeProject(user)];
  const parent = await makeTask(user, { project_id: project.id });
  const uncle = await makeTask(user, { project_id: project.id });
  const place = { project_id: project.id, parent_id: isTop ? null : parent.id };
  return { user, project, other, parent, uncle, task: await makeTask(user, { ...FULL, ...place }) };
}

/** The task as it is. */
export const read = async ({ user, task }: World) => taskIn(await user.request({ url: `tasks/${task.id}` }));

/** What is new with every change. */
export const changed = ({ version, etag, updated_at }: Task) => ({ version, etag, updated_at });
