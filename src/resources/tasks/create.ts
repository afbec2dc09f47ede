import { hash } from 'node:crypto';
import type { Handler, Input } from '../../contract/types.ts';
import { Problem } from '../../problems/index.ts';
import { tasksPath } from '../../resource/address.ts';
import type { TaskRepository } from './repository.ts';
import { singleTask } from './representation.ts';
import { draftTask, type Task } from './task.ts';

/** For how long an idempotency key stands for its request. */
const KEY_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Equal for requests that ask for the same, however their JSON was written. */
const fingerprintOf = ({ title, description, position }: Input<'createTask'>['body']): string =>
  hash('sha256', JSON.stringify([title, description, position]));

/** @param answer the new task, as JSON */
function created({ user_id, id }: Pick<Task, 'user_id' | 'id'>, answer: string) {
  const { headers, body } = singleTask(answer, 1);
  return { headers: { ...headers, Location: `${tasksPath(user_id)}/${id}` }, body };
}

/**
 * The handler of createTask; idempotent with a key (draft-ietf-httpapi-idempotency-key-header).
 * @param tasks the queries
 */
export function createTask(tasks: TaskRepository): Handler<'createTask'> {
  return async ({ subject, headers: { 'idempotency-key': key }, body: fields }) => {
    const task = draftTask(subject, fields);
    const answer = JSON.stringify(task);
    if (key === undefined) {
      await tasks.insert(task);
      return { status: 201, ...created(task, answer) };
    }
    const fingerprint = fingerprintOf(fields);
    const expires_at = new Date(Date.parse(task.created_at) + KEY_LIFETIME_MS).toISOString();
    const earlier = await tasks.insertOnce(task, { key, fingerprint, answer, expires_at });
    if (!earlier) return { status: 201, ...created(task, answer) };
    if (earlier.fingerprint !== fingerprint) {
      const detail = 'The Idempotency-Key was used with another request in the last 24 hours.';
      throw new Problem('IDEMPOTENCY_KEY_REUSED', { detail });
    }
    const { headers, body } = created(JSON.parse(earlier.answer) as Task, earlier.answer);
    return { status: 201, headers: { ...headers, 'Idempotency-Replayed': 'true' }, body };
  };
}
