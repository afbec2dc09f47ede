import type { InjectOptions } from 'fastify';
import t from 'tap';
import { isProblem, pageIn, type Task, taskIn, titlesIn } from '../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../helpers/app.ts';

const { app } = await startApp(t);

const make = async (user: TestUser, title: string): Promise<Task> =>
  taskIn(await user.request({ method: 'POST', url: 'tasks', payload: { title } }));

/** Every way to use one task. */
const USES: readonly (readonly [string, Omit<InjectOptions, 'url'> & { readonly suffix?: string }])[] = [
  ['get', { method: 'GET' }],
  ['replace', { method: 'PUT', payload: { title: 'Taken over' } }],
  ['update', { method: 'PATCH', payload: { title: 'Taken over' } }],
  ['delete', { method: 'DELETE' }],
  ['complete', { method: 'PATCH', suffix: '/complete' }],
];

t.test('a user lists only their own tasks', async (t) => {
  const [alice, bob] = [newUser(app), newUser(app)];
  await make(alice, 'Of Alice');
  await make(bob, 'Of Bob');
  await make(alice, 'Of Alice, too');
  for (const [user, want] of [
    [alice, ['Of Alice, too', 'Of Alice']],
    [bob, ['Of Bob']],
  ] as const) {
    const byName = await user.request({ url: `/api/${user.id}/tasks` });
    t.equal(byName.statusCode, 200);
    t.strictSame(titlesIn(byName), want, 'under the own name');
    t.strictSame(titlesIn(await user.request({ url: 'tasks' })), want, 'under me');
    t.ok(
      pageIn(byName).data.every(({ user_id }) => user_id === user.id),
      'each names its owner',
    );
  }
});

t.test('who has no tasks gets an empty list', async (t) => {
  const response = await newUser(app).request({ url: 'tasks' });
  t.equal(response.statusCode, 200);
  t.equal(response.headers['content-type'], 'application/json; charset=utf-8');
  t.strictSame(pageIn(response), { data: [], meta: { count: 0, has_more: false, next_cursor: null } });
});

t.test('the path of someone else is 403, whether or not they exist and have that task', async (t) => {
  const [alice, bob] = [newUser(app), newUser(app)];
  const task = await make(bob, 'Of Bob');
  for (const owner of [bob.id, newUser(app).id]) {
    isProblem(t, await alice.request({ url: `/api/${owner}/tasks` }), 'FORBIDDEN', 'list');
    const creation = { method: 'POST', url: `/api/${owner}/tasks`, payload: { title: 'Smuggled' } } as const;
    isProblem(t, await alice.request(creation), 'FORBIDDEN', 'create');
    for (const [name, { suffix = '', ...options }] of USES) {
      const response = await alice.request({ ...options, url: `/api/${owner}/tasks/${task.id}${suffix}` });
      const { detail } = isProblem(t, response, 'FORBIDDEN', name);
      t.notMatch(detail, owner, 'the answer does not repeat the name');
    }
  }
  t.strictSame(pageIn(await bob.request({ url: 'tasks' })).data, [task], 'nothing changed for Bob');
  t.strictSame(pageIn(await alice.request({ url: 'tasks' })).data, [], 'nothing came to Alice');
});

t.test("someone else's task is 404 under one's own path, like one that never was", async (t) => {
  const [alice, bob] = [newUser(app), newUser(app)];
  const task = await make(bob, 'Of Bob');
  await make(alice, 'Of Alice');
  for (const owner of [alice.id, 'me']) {
    for (const [name, { suffix = '', ...options }] of USES) {
      for (const id of [task.id, '019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10']) {
        const response = await alice.request({ ...options, url: `/api/${owner}/tasks/${id}${suffix}` });
        const { detail } = isProblem(t, response, 'TASK_NOT_FOUND', `${name} below ${owner}`);
        t.equal(detail, `You have no task ${id}.`);
      }
    }
  }
  t.strictSame(pageIn(await bob.request({ url: 'tasks' })).data, [task], 'nothing changed for Bob');
  t.strictSame(titlesIn(await alice.request({ url: 'tasks' })), ['Of Alice'], 'nor for Alice');
});

const SUBJECTS = ['me', 'auth0|a b/c?d#e', '😀é', '%2e%2e', "o'); DROP TABLE tasks; --", '🙂'.repeat(255)];

t.test('a subject may be any text, and its Location leads back to the task', async (t) => {
  for (const subject of SUBJECTS) {
    const user = newUser(app, subject);
    const response = await user.request({ method: 'POST', url: 'tasks', payload: { title: 'Mine' } });
    t.equal(response.statusCode, 201, subject);
    const task = taskIn(response);
    t.equal(task.user_id, subject);
    t.equal(response.headers.location, `/api/${encodeURIComponent(subject)}/tasks/${task.id}`);
    t.strictSame(taskIn(await user.request({ url: String(response.headers.location) })), task);
  }
});
