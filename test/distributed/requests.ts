/** Every way in which an operation may go about its statements. */
import type { InjectOptions } from 'fastify';
import type { Input, OperationId } from '../../src/contract/types.ts';
import { outcome, type Task } from '../helpers/answers.ts';
import type { TestUser } from '../helpers/app.ts';
import { requestFor } from '../helpers/operations.ts';
import { listUrl, readPage } from '../helpers/tasks.ts';

const NO_TASK = '019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';

/** Sends requests of one operation as a user with two open tasks; gives the answers that were not the planned ones. */
export type Exercise = (user: TestUser, tasks: readonly [Task, Task]) => Promise<string[]>;

type Planned = [request: InjectOptions & { url: string }, want: string];

async function send(user: TestUser, planned: readonly Planned[]): Promise<string[]> {
  const surprises: string[] = [];
  for (const [request, want] of planned) {
    const answer = outcome(await user.request(request));
    if (answer !== want) surprises.push(`${JSON.stringify(request)} is ${answer}, not ${want}`);
  }
  return surprises;
}

const plain =
  (id: OperationId): Exercise =>
  (user) =>
    send(user, [[requestFor(id), '200']]);

type Query = Input<'listTasks'>['query'];

const SORTS: Readonly<Record<Query['sort'], true>> = {
  created_at: true,
  '-created_at': true,
  updated_at: true,
  '-updated_at': true,
  title: true,
  '-title': true,
  position: true,
  '-position': true,
};

/** Filters that let both tasks through. */
const FILTERS: Readonly<Record<keyof Omit<Query, 'limit' | 'cursor' | 'sort' | 'include_total'>, string>> = {
  is_completed: 'false',
  q: 'milk',
  created_after: '2001-01-01T00:00:00Z',
  created_before: '2999-01-01T00:00:00Z',
  updated_after: '2001-01-01T00:00:00Z',
  updated_before: '2999-01-01T00:00:00Z',
};

/** Every choice of some of the filters: a bit of its number for each. */
function someFilters(): Record<string, string>[] {
  const filters = Object.entries(FILTERS);
  return Array.from({ length: 2 ** filters.length }, (_, number) =>
    Object.fromEntries(filters.filter((_filter, bit) => number & (1 << bit))),
  );
}

/** Both pages of every list. */
const listTasks: Exercise = async (user, [first, second]) => {
  const surprises: string[] = [];
  for (const sort of Object.keys(SORTS)) {
    for (const filters of someFilters()) {
      const query = { ...filters, sort, limit: 1 };
      const one = await readPage(user, { ...query, include_total: true });
      const other = await readPage(user, { ...query, cursor: one.meta.next_cursor ?? '' });
      const shown = new Set([...one.data, ...other.data].map(({ id }) => id));
      if (!shown.has(first.id) || !shown.has(second.id) || one.meta.total !== 2) surprises.push(listUrl(query));
    }
  }
  return surprises;
};

const createTask: Exercise = (user) => {
  const create = (title: string, headers: Record<string, string>, want: string): Planned => [
    { method: 'POST', url: 'tasks', payload: { title }, headers },
    want,
  ];
  const key = { 'idempotency-key': 'key-1' };
  return send(user, [
    create('Buy milk', {}, '201'),
    create('Buy milk', key, '201'),
    create('Buy milk', key, '201'),
    create('Buy bread', key, '422 IDEMPOTENCY_KEY_REUSED'),
  ]);
};

/** A change of a task that is there and of one that is not, with every kind of precondition. */
const changes =
  (method: 'PUT' | 'PATCH' | 'DELETE', suffix: string, payload: object | undefined, success: string): Exercise =>
  (user, [first, second]) => {
    const change = (id: string, ifMatch: string | undefined, want: string, ifNoneMatch?: string): Planned => {
      const headers = {
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
        ...(ifNoneMatch !== undefined && { 'if-none-match': ifNoneMatch }),
      };
      return [{ method, url: `tasks/${id}${suffix}`, headers, ...(payload && { payload }) }, want];
    };
    return send(user, [
      change(first.id, '"99"', '412 PRECONDITION_FAILED'),
      change(first.id, undefined, '412 PRECONDITION_FAILED', '"1"'),
      change(first.id, '"98", "1"', success, '"99"'),
      change(second.id, undefined, success),
      change(NO_TASK, undefined, '404 TASK_NOT_FOUND'),
      change(NO_TASK, '*', '404 TASK_NOT_FOUND'),
    ]);
  };

const updateTask: Exercise = async (user, tasks) => [
  ...(await send(user, [
    [{ method: 'PATCH', url: `tasks/${tasks[1].id}`, payload: {} }, '200'],
    [{ method: 'PATCH', url: `tasks/${tasks[1].id}`, payload: { description: null } }, '200'],
    [{ method: 'PATCH', url: `tasks/${tasks[1].id}`, payload: { is_completed: true, position: 2 } }, '200'],
  ])),
  ...(await changes('PATCH', '', { title: 'Buy bread' }, '200')(user, tasks)),
];

const getTask: Exercise = (user, [task]) =>
  send(user, [
    [{ url: `tasks/${task.id}` }, '200'],
    [{ url: `tasks/${task.id}`, headers: { 'if-none-match': '"1"' } }, '304'],
    [{ url: `tasks/${NO_TASK}` }, '404 TASK_NOT_FOUND'],
  ]);

/** One for each operation: without one for a new operation this does not compile. */
export const EXERCISES: Readonly<Record<OperationId, Exercise>> = {
  listTasks,
  createTask,
  getTask,
  replaceTask: changes('PUT', '', { title: 'Buy bread' }, '200'),
  updateTask,
  deleteTask: changes('DELETE', '', undefined, '204'),
  completeTask: changes('PATCH', '/complete', undefined, '200'),
  getHealth: plain('getHealth'),
  getLiveness: plain('getLiveness'),
  getReadiness: plain('getReadiness'),
  getIndex: plain('getIndex'),
  getContract: plain('getContract'),
  getContractSource: plain('getContractSource'),
  getProblem: plain('getProblem'),
};
