import t from 'tap';
import { pageIn, taskIn } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';

const { app, database } = await startApp(t);

const usersNamed = async (id: string): Promise<number> => database.prisma.user.count({ where: { id } });

t.test('of 50 patches at once none is lost, and the version counts them', async (t) => {
  const alice = newUser(app);
  const { id } = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Before' } }));
  const changes = Array.from({ length: 50 }, (_, index) => {
    if (index % 3 === 0) return { title: `Title ${index}` };
    return index % 3 === 1 ? { description: `Description ${index}` } : { position: index };
  });
  const answers = await Promise.all(
    changes.map((payload) => alice.request({ method: 'PATCH', url: `tasks/${id}`, payload })),
  );
  for (const [index, answer] of answers.entries()) {
    t.equal(answer.statusCode, 200);
    t.match(taskIn(answer), changes[index] ?? {}, 'each sees its own change');
  }
  const inOrder = answers.map(taskIn).sort((one, other) => one.version - other.version);
  t.strictSame(
    inOrder.map(({ version }) => version),
    Array.from({ length: 50 }, (_, index) => index + 2),
    'each has a version of its own',
  );
  const last = taskIn(await alice.request({ url: `tasks/${id}` }));
  t.strictSame(last, inOrder.at(-1), 'the task is what the last one saw');
  t.match(last, { title: /^Title \d+$/, description: /^Description \d+$/, version: 51 });
  t.not(last.position, 0);
});

t.test('of 20 completions at once one is a change, and all get the same answer', async (t) => {
  const alice = newUser(app);
  const { id } = taskIn(await alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Once' } }));
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => alice.request({ method: 'PATCH', url: `tasks/${id}/complete` })),
  );
  t.strictSame(new Set(answers.map(({ statusCode }) => statusCode)), new Set([200]));
  t.equal(new Set(answers.map(({ body }) => body)).size, 1, 'one answer');
  t.match(taskIn(await alice.request({ url: `tasks/${id}` })), { is_completed: true, version: 2 });
});

t.test('10 first writes of a new user at once make one user and 10 tasks', async (t) => {
  const alice = newUser(app);
  const titles = Array.from({ length: 10 }, (_, index) => `Task ${index}`);
  const answers = await Promise.all(
    titles.map((title) => alice.request({ method: 'POST', url: 'tasks', payload: { title } })),
  );
  t.strictSame(
    answers.map((answer) => [answer.statusCode, taskIn(answer).title]),
    titles.map((title) => [201, title]),
  );
  t.equal(await usersNamed(alice.id), 1);
  const { data } = pageIn(await alice.request({ url: 'tasks' }));
  t.strictSame(new Set(data.map(({ title }) => title)), new Set(titles));
  t.equal(new Set(data.map(({ id }) => id)).size, 10, 'each with an id of its own');
});

t.test('ten users who begin at once do not hinder each other', async (t) => {
  const users = Array.from({ length: 10 }, () => newUser(app));
  const answers = await Promise.all(
    users.map((user) => user.request({ method: 'POST', url: 'tasks', payload: { title: user.id } })),
  );
  t.strictSame(
    answers.map((answer) => taskIn(answer).user_id),
    users.map(({ id }) => id),
  );
});
