/** The operations that change one task, for tests of what all of them have in common. */
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { TestUser } from '../../../helpers/app.ts';

/** Changes the task; the number makes the change differ from others. */
export type Change = (
  user: TestUser,
  id: string,
  headers?: Record<string, string>,
  number?: number,
) => Promise<LightMyRequestResponse>;

const change =
  (of: (number: number) => InjectOptions, suffix = ''): Change =>
  (user, id, headers = {}, number = 1) =>
    user.request({ ...of(number), url: `tasks/${id}${suffix}`, headers });

/** By operation: the change, and the status of its success. */
export const CHANGES: Readonly<Record<string, { change: Change; success: number }>> = {
  replaceTask: { change: change((number) => ({ method: 'PUT', payload: { title: `Put ${number}` } })), success: 200 },
  updateTask: {
    change: change((number) => ({ method: 'PATCH', payload: { title: `Patch ${number}` } })),
    success: 200,
  },
  completeTask: { change: change(() => ({ method: 'PATCH' }), '/complete'), success: 200 },
  deleteTask: { change: change(() => ({ method: 'DELETE' })), success: 204 },
};

/** Brings a task of version 1 to version 3. */
export async function changeTwice(user: TestUser, id: string): Promise<void> {
  for (const position of [1, 2]) {
    const answer = await user.request({ method: 'PATCH', url: `tasks/${id}`, payload: { position } });
    if (answer.statusCode !== 200) throw new Error(answer.body);
  }
}
