import type { Call, Input } from './call.ts';
import { failed, TaskpactError } from './errors.ts';
import type { ChangeOptions, Merge, ReadOptions, Result, TaskPatch, TaskQuery, Tasks } from './types.ts';
import { abortable } from './waiting.ts';

/** A unique key of 128 random bits. `crypto.randomUUID` does not exist on pages without TLS. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The operations on tasks.
 * @param call calls an operation
 * @param retries how often a merge is repeated at most
 */
export function tasksOf(call: Call, retries: number): Tasks {
  const read = <Id extends 'getTask' | 'listTasks'>(operation: Id, input: Input, options?: Partial<ReadOptions>) =>
    call(operation, { ...input, headers: { 'if-none-match': options?.ifNoneMatch }, repeatable: true }, options);

  const get = (id: string, options?: Partial<ReadOptions>) => read('getTask', { path: { task_id: id } }, options);

  const list = (query?: TaskQuery, options?: Partial<ReadOptions>) => read('listTasks', { query }, options);

  const change = <Id extends 'replaceTask' | 'updateTask' | 'completeTask' | 'deleteTask'>(
    operation: Id,
    id: string,
    body?: object,
    options?: ChangeOptions,
    repeatable = !!options?.ifMatch,
  ) => call(operation, { path: { task_id: id }, headers: { 'if-match': options?.ifMatch }, body, repeatable }, options);

  async function update(id: string, patch: TaskPatch | Merge, options?: ChangeOptions): Promise<Result<'updateTask'>> {
    if (typeof patch !== 'function') return change('updateTask', id, patch, options);
    try {
      for (let tried = 0; ; tried++) {
        const before = await get(id, options);
        if (before.error) return before;
        const merged = await abortable(patch(before.data), options?.signal);
        // Sent once: a 412 after a repeat would look like a change by someone else, and the patch would be merged twice.
        const result = await change('updateTask', id, merged, { ...options, ifMatch: before.meta.etag }, false);
        if (result.error?.code !== 'PRECONDITION_FAILED' || tried >= retries) return result;
      }
    } catch (cause) {
      return failed('CALLER_ERROR', cause, options?.signal);
    }
  }

  return {
    list,
    async *all(query, options) {
      let cursor: string | null | undefined;
      do {
        const page = await list({ ...query, ...(cursor && { cursor }) }, options);
        if (page.error) throw new TaskpactError(page);
        yield* page.data;
        cursor = page.meta.next_cursor;
      } while (cursor);
    },
    get,
    create: (task, { idempotencyKey = randomKey(), ...options } = {}) =>
      call('createTask', { body: task, headers: { 'idempotency-key': idempotencyKey }, repeatable: true }, options),
    replace: (id, task, options) => change('replaceTask', id, task, options),
    update,
    complete: (id, completion, options) => change('completeTask', id, completion, options),
    delete: (id, options) => change('deleteTask', id, undefined, options),
  };
}
