import type { InjectOptions } from 'fastify';
import { OPERATIONS } from '../../generated/operations.ts';
import type { OperationId } from '../../src/contract/types.ts';

/** What goes into a path. */
export interface Place {
  readonly user?: string;
  readonly task?: string;
  readonly slug?: string;
}

/** A task id that nobody has. */
export const NO_TASK = '019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';

export type OperationRequest = InjectOptions & { url: string; headers: Record<string, string> };

/** A body that each operation takes. */
const BODIES: Partial<Record<OperationId, object>> = {
  createTask: { title: 'Buy milk' },
  replaceTask: { title: 'Buy milk' },
  updateTask: { position: 1 },
  completeTask: { is_completed: true },
};

/** Every operation of the contract. */
export const ALL = Object.keys(OPERATIONS) as OperationId[];

export const SECURED = ALL.filter((id) => OPERATIONS[id].secured);

/** The operations that take a body. */
export const WITH_BODY = Object.keys(BODIES) as OperationId[];

/**
 * A request that an operation takes, without a token.
 * @param id the operation
 * @param place the path; `me`, a task that nobody has, and a problem that there is
 */
export function requestFor(id: OperationId, place: Place = {}): OperationRequest {
  const { method, path } = OPERATIONS[id];
  const { user = 'me', task = NO_TASK, slug = 'internal' } = place;
  const url = path.replace('{user_id}', user).replace('{task_id}', task).replace('{slug}', slug);
  const body = BODIES[id];
  if (!body) return { method, url, headers: {} };
  return { method, url, headers: { 'content-type': 'application/json' }, payload: JSON.stringify(body) };
}
