import t from 'tap';
import type { Task } from '../../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../../helpers/app.ts';
import { isUnfit, makeProject } from '../../../helpers/planning.ts';
import { makeTask } from '../../../helpers/tasks.ts';

const { app, database } = await startApp(t);

const NOWHERE = '019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';

/** A task below another, and so on, from the top. */
async function chain(user: TestUser, length: number, fields: object = {}): Promise<Task[]> {
  const tasks: Task[] = [];
  for (let level = 0; level < length; level += 1) {
    const parent_id = tasks.at(-1)?.id ?? null;
    tasks.push(await makeTask(user, { title: `Level ${level}`, parent_id, ...(level === 0 && fields) }));
  }
  return tasks;
}

/** Every way to give a task a place. */
const waysFor = (id: string, place: object) => [
  { method: 'PATCH', url: `tasks/${id}`, payload: place } as const,
  { method: 'PUT', url: `tasks/${id}`, payload: { title: 'Put', ...place } } as const,
  { method: 'PATCH', url: `tasks/${id}/move`, payload: { to: 'end', ...place } } as const,
];

const creation = (place: object) => ({ method: 'POST', url: 'tasks', payload: { title: 'New', ...place } }) as const;
const keyed = (place: object) => ({ ...creation(place), headers: { 'idempotency-key': 'a-key' } });

t.test('four levels are below the top, and no fifth', async (t) => {
  const user = newUser(app);
  const [top, , , , lowest] = (await chain(user, 5)) as [Task, Task, Task, Task, Task];
  t.equal((await user.request({ url: `tasks/${lowest.id}` })).statusCode, 200);
  await isUnfit(t, database, user, creation({ parent_id: lowest.id }), 'body /parent_id depth');
  await isUnfit(t, database, user, keyed({ parent_id: lowest.id }), 'body /parent_id depth');
  const single = await makeTask(user);
  for (const way of waysFor(single.id, { parent_id: lowest.id }))
    t.match(await isUnfit(t, database, user, way, 'body /parent_id depth'), /at most 4 levels .* would make 5$/);
  for (const way of waysFor(top.id, { parent_id: single.id }))
    await isUnfit(t, database, user, way, 'body /parent_id depth');
});

t.test('no task comes below itself, directly or by others', async (t) => {
  const user = newUser(app);
  const [top, middle, low] = (await chain(user, 3)) as [Task, Task, Task];
  const details = new Set<string | undefined>();
  for (const { id } of [top, middle, low]) {
    for (const parent_id of [id, id.toUpperCase()])
      for (const way of waysFor(top.id, { parent_id }))
        details.add(await isUnfit(t, database, user, way, 'body /parent_id cycle'));
  }
  t.equal(details.size, 1);
});

t.test('a project or a task above that is not there, or is of another user, is told alike', async (t) => {
  const user = newUser(app);
  const bob = newUser(app);
  const bobs = { project_id: (await makeProject(bob)).id, parent_id: (await makeTask(bob)).id };
  const task = await makeTask(user);
  for (const field of ['project_id', 'parent_id'] as const) {
    const details = new Set<string | undefined>();
    for (const id of [NOWHERE, bobs[field], bobs[field].toUpperCase()]) {
      const place = { [field]: id };
      for (const request of [creation(place), keyed(place), ...waysFor(task.id, place)])
        details.add(await isUnfit(t, database, user, request, `body /${field} reference`));
    }
    t.equal(details.size, 1, `whoever has it, by whichever operation: ${[...details]}`);
  }
  // A first request of somebody who has nothing yet.
  for (const place of [{ parent_id: bobs.parent_id }, { project_id: bobs.project_id }]) {
    const finding = `body /${Object.keys(place)[0]} reference`;
    for (const request of [creation(place), keyed(place)]) await isUnfit(t, database, newUser(app), request, finding);
  }
});

t.test('the project of a subtask is that of the task above it', async (t) => {
  const user = newUser(app);
  const [one, other] = [await makeProject(user), await makeProject(user)];
  const [, child] = (await chain(user, 2, { project_id: one.id })) as [Task, Task];
  const [loose] = (await chain(user, 1)) as [Task];
  for (const project_id of [other.id, null, NOWHERE]) {
    const place = { parent_id: child.id, project_id };
    for (const request of [creation(place), ...waysFor(loose.id, place)]) {
      const detail = await isUnfit(t, database, user, request, 'body /project_id project');
      t.equal(detail, `must be left out, or be that of the task above: ${one.id}`);
    }
    const [patch, , move] = waysFor(child.id, { project_id }) as [
      Parameters<TestUser['request']>[0],
      unknown,
      Parameters<TestUser['request']>[0],
    ];
    for (const request of [patch, move]) await isUnfit(t, database, user, request, 'body /project_id project');
  }
  const under = await makeTask(user, { parent_id: child.id, project_id: one.id.toUpperCase() });
  t.equal(under.project_id, one.id, 'the same one may be said');
  const free = (await chain(user, 2)) as [Task, Task];
  const detail = await isUnfit(
    t,
    database,
    user,
    creation({ parent_id: free[0].id, project_id: one.id }),
    'body /project_id project',
  );
  t.notMatch(detail, /[0-9a-f]-/, 'there is no project to be named');
});
