import fc from 'fast-check';
import t from 'tap';
import type { Prisma } from '../../../../generated/prisma/client.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { storeTasks, type TaskRow } from '../../../helpers/rows.ts';
import { listUrl } from '../../../helpers/tasks.ts';
import { arbitraryTask } from './arbitrary-tasks.ts';
import { findWithPrisma, singleBody, viewOf } from './prisma.ts';

const { app, database } = await startApp(t);
const { prisma } = database;

/** What a user could have written to get a row. */
function writtenOf(row: TaskRow) {
  const { title, description, is_completed, due, priority, tags, position } = viewOf(row);
  return { title, description, is_completed, due, priority, tags, metadata: row.metadata, position };
}

/** A user with 100 random tasks. `seed` is told when something fails. */
async function userWithTasks() {
  const user = newUser(app, `user "${Math.random()}" \\ ü`);
  const seed = Date.now();
  const tasks = fc.sample(arbitraryTask(user.id), { numRuns: 100, seed });
  await storeTasks(database, tasks);
  return { user, tasks, seed };
}

type Direction = 'asc' | 'desc';

/** What Prisma sorts by; nulls last in both directions, and the whole day before its times. */
const ORDERS: Readonly<Record<string, (sort: Direction) => Prisma.TaskOrderByWithRelationInput[]>> = {
  created_at: () => [],
  updated_at: (sort) => [{ updated_at: sort }],
  position: (sort) => [{ position: sort }],
  completed_at: (sort) => [{ completed_at: { sort, nulls: 'last' } }],
  due: (sort) => [
    { due_date: { sort, nulls: 'last' } },
    { due_time: { sort, nulls: sort === 'asc' ? 'first' : 'last' } },
  ],
};

t.test('getTask: byte for byte', async (t) => {
  const { user, tasks, seed } = await userWithTasks();
  for (const { id } of tasks) {
    const { body } = await user.request({ url: `tasks/${id}` });
    if (body === singleBody(await findWithPrisma(database, user.id, id))) continue;
    t.equal(body, singleBody(await findWithPrisma(database, user.id, id)), `seed ${seed}`);
  }
  t.pass(`${tasks.length} tasks`);
});

t.test('listTasks: byte for byte, in every order', async (t) => {
  const { user, seed } = await userWithTasks();
  for (const [field, orderOf] of Object.entries(ORDERS)) {
    for (const direction of ['asc', 'desc'] as const) {
      const sort = `${direction === 'desc' ? '-' : ''}${field}`;
      const { body } = await user.request({ url: listUrl({ sort, limit: 200 }) });
      const orderBy = [...orderOf(direction), { id: direction }];
      const found = await prisma.task.findMany({ where: { user_id: user.id }, orderBy });
      const meta = { count: found.length, has_more: false, next_cursor: null };
      t.equal(body, JSON.stringify({ data: found.map(viewOf), meta }), `${sort}, seed ${seed}`);
    }
  }
});

t.test('listTasks: a page and the total', async (t) => {
  const { user, seed } = await userWithTasks();
  const { body } = await user.request({ url: listUrl({ limit: 7, include_total: true }) });
  const found = await prisma.task.findMany({ where: { user_id: user.id }, orderBy: { id: 'desc' }, take: 7 });
  const next_cursor = (JSON.parse(body) as { meta: { next_cursor: string } }).meta.next_cursor;
  const total = await prisma.task.count({ where: { user_id: user.id } });
  const meta = { count: 7, has_more: true, next_cursor, total };
  t.equal(body, JSON.stringify({ data: found.map(viewOf), meta }), `seed ${seed}`);
  t.equal(total, 100);
});

t.test('createTask: what is answered is what is stored', async (t) => {
  const { user, tasks, seed } = await userWithTasks();
  for (const [index, task] of tasks.entries()) {
    const headers = index % 2 === 0 ? {} : { 'idempotency-key': `key-${index}` };
    const payload = writtenOf(task);
    const { statusCode, body } = await user.request({ method: 'POST', url: 'tasks', headers, payload });
    if (statusCode !== 201) throw new Error(`${statusCode}, seed ${seed}: ${body}, of ${JSON.stringify(payload)}`);
    const { id } = (JSON.parse(body) as { data: { id: string } }).data;
    const stored = singleBody(await findWithPrisma(database, user.id, id));
    if (body !== stored) t.equal(body, stored, `seed ${seed}`);
  }
  t.pass(`${tasks.length} tasks`);
});

t.test('completeTask, updateTask and replaceTask: what is answered is what is stored', async (t) => {
  const { user, tasks, seed } = await userWithTasks();
  for (const [index, task] of tasks.entries()) {
    const { id, position } = task;
    const { due, tags, metadata, ...written } = writtenOf(task);
    const [some] = Object.keys(metadata);
    const [method, url, payload] = [
      ['PATCH', `tasks/${id}/complete`, { is_completed: index % 2 === 0 }] as const,
      ['PATCH', `tasks/${id}`, { position: position === 0 ? 1 : 0, description: null }] as const,
      ['PUT', `tasks/${id}`, { title: `"${index}"\\` }] as const,
      ['PATCH', `tasks/${id}`, { title: `Only ${index}` }] as const,
      ['PATCH', `tasks/${id}`, { description: index % 2 === 0 ? null : `Only ${index}` }] as const,
      ['PATCH', `tasks/${id}`, { position: position > 0 ? position - 1 : position + 1 }] as const,
      ['PATCH', `tasks/${id}`, { due: due ? { time: null } : { date: '2026-11-21', time: '18:00:00' } }] as const,
      ['PATCH', `tasks/${id}`, { tags: [...tags, 'one more'], priority: index % 10 }] as const,
      ['PATCH', `tasks/${id}`, { metadata: { more: '"\\', [some ?? 'none']: null } }] as const,
      ['PUT', `tasks/${id}`, { ...written, title: `All of ${index}`, tags, metadata, due: null }] as const,
    ][index % 10] as ['PATCH', string, object];
    const { statusCode, body } = await user.request({ method, url, payload });
    const stored = singleBody(await findWithPrisma(database, user.id, id));
    if (statusCode !== 200 || body !== stored) t.equal(body, stored, `${method} ${statusCode}, seed ${seed}`);
  }
  t.pass(`${tasks.length} tasks`);
});

t.test('deleteTask: what Prisma finds no more', async (t) => {
  const { user, tasks } = await userWithTasks();
  for (const { id } of tasks.slice(0, 10)) {
    const { statusCode } = await user.request({ method: 'DELETE', url: `tasks/${id}` });
    t.equal(statusCode, 204);
  }
  const left = await prisma.task.findMany({ where: { user_id: user.id }, orderBy: { id: 'asc' } });
  t.same(
    left.map(({ id }) => id).sort(),
    tasks
      .slice(10)
      .map(({ id }) => id)
      .sort(),
  );
});
