import { createHash } from 'node:crypto';
import type { Handler, Input } from '../contract/types.ts';
import { Problem } from '../problems.ts';
import { draftTask, type TaskRepository } from './repository.ts';
import { singleTask, type TaskView, toView } from './representation.ts';

/** For how long an idempotency key stands for its request. */
const KEY_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Equal for requests that ask for the same, however their JSON was written. */
const fingerprintOf = ({ title, description, position }: Input<'createTask'>['body']): string =>
  createHash('sha256')
    .update(JSON.stringify([title, description, position]))
    .digest('hex');

function created(view: TaskView) {
  const { headers, body } = singleTask(view);
  return { headers: { ...headers, Location: `/api/${encodeURIComponent(view.user_id)}/tasks/${view.id}` }, body };
}

/**
 * The handler of createTask; idempotent with a key (draft-ietf-httpapi-idempotency-key-header).
 * @param tasks the queries
 */
export function createTask(tasks: TaskRepository): Handler<'createTask'> {
  return async ({ subject, headers: { 'idempotency-key': key }, body: fields }) => {
    const task = draftTask(subject, fields);
    const view = toView(task);
    if (key === undefined) {
      await tasks.insert(task);
      return { status: 201, ...created(view) };
    }
    const fingerprint = fingerprintOf(fields);
    const expires_at = new Date(task.created_at.getTime() + KEY_LIFETIME_MS);
    const earlier = await tasks.insertOnce(task, { key, fingerprint, answer: JSON.stringify(view), expires_at });
    if (!earlier) return { status: 201, ...created(view) };
    if (earlier.fingerprint !== fingerprint) {
      const detail = 'The Idempotency-Key was used with another request in the last 24 hours.';
      throw new Problem('IDEMPOTENCY_KEY_REUSED', { detail });
    }
    const { headers, body } = created(JSON.parse(earlier.answer) as TaskView);
    return { status: 201, headers: { ...headers, 'Idempotency-Replayed': 'true' }, body };
  };
}
