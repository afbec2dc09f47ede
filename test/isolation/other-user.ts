import { randomUUID } from 'node:crypto';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Operation } from '../../src/contract/document.ts';
import { newUser, type TestUser } from '../helpers/app.ts';
import { makeTask, readPage } from '../helpers/tasks.ts';
import { addressOf, bodiesOf, type Loot, parametersOf } from './variants.ts';

/** The user whose tasks nobody else may see or change. */
export interface OtherUser {
  readonly user: TestUser;
  readonly taskId: string;
  /** Stands in all their texts. */
  readonly marker: string;
  readonly loot: Loot;
  /** What of theirs an answer to someone else has, although the request did not name it. */
  leaked(answer: string, asked: string): string[];
}

const KEY = 'Idempotency-Key';

/** Sends every body of every operation that takes a key, each with a key of its own; gives the keys. */
async function useKeys(user: TestUser, operations: readonly Operation[], taskId: string): Promise<string[]> {
  const keys: string[] = [];
  for (const operation of operations) {
    if (!parametersOf(operation).some(({ name }) => name === KEY)) continue;
    for (const { headers, payload } of bodiesOf(operation)) {
      const key = `key-${keys.length}`;
      const url = addressOf(operation, { user_id: 'me', task_id: taskId }, {});
      const method = operation.method as NonNullable<InjectOptions['method']>;
      const request = { method, url, headers: { ...headers, [KEY]: key }, ...(payload !== undefined && { payload }) };
      const answer = await user.request(request);
      if (answer.statusCode >= 300) throw new Error(`${operation.id}: ${answer.body}`);
      keys.push(key);
    }
  }
  return keys;
}

/** A text as it is, and with its percent-encoding taken off once and twice. */
function decoded(text: string): string {
  const decode = (from: string) =>
    from.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return [text, decode(text), decode(decode(text))].join(' ');
}

/** A user with tasks, cursors, entity tags and idempotency keys. */
export async function makeOtherUser(app: FastifyInstance, operations: readonly Operation[]): Promise<OtherUser> {
  const user = newUser(app);
  const marker = `secret-${randomUUID()}`;
  for (const position of [1, 2]) await makeTask(user, { title: marker, description: `about ${marker}`, position });
  const task = await makeTask(user, { title: marker, description: marker });
  const tag = (await user.request({ method: 'PATCH', url: `tasks/${task.id}/complete` })).headers.etag;
  const keys = await useKeys(user, operations, task.id);
  const listTag = (await user.request({ url: 'tasks' })).headers.etag;
  const loot = {
    cursor: [(await readPage(user, { limit: 1 })).meta.next_cursor ?? ''],
    q: [marker, 'about secret-'],
    'If-Match': ['*', String(tag)],
    'If-None-Match': [String(tag), String(listTag)],
    [KEY]: keys,
  };
  const ids = [user.id, ...(await readPage(user, { limit: 200 })).data.map(({ id }) => id)];
  const leaked = (answer: string, asked: string): string[] => {
    const told = decoded(answer).toLowerCase();
    const named = decoded(asked).toLowerCase();
    return [marker, ...ids].filter((secret) => told.includes(secret) && (secret === marker || !named.includes(secret)));
  };
  return { user, taskId: task.id, marker, loot, leaked };
}
