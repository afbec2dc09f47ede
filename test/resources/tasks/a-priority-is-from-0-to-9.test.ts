import t from 'tap';
import { findingsIn, isProblem, taskIn } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { everyRow } from '../../helpers/planning.ts';
import { makeTask } from '../../helpers/tasks.ts';

const { app, database } = await startApp(t);

t.test('each of them is kept, and 0 stands for none', async (t) => {
  const user = newUser(app);
  t.equal((await makeTask(user)).priority, 0);
  const { id } = await makeTask(user, { priority: 5 });
  for (const priority of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    t.equal((await makeTask(user, { priority })).priority, priority);
    t.equal(
      taskIn(await user.request({ method: 'PATCH', url: `tasks/${id}`, payload: { priority } })).priority,
      priority,
    );
    t.equal(taskIn(await user.request({ url: `tasks/${id}` })).priority, priority);
  }
  t.equal(taskIn(await user.request({ method: 'PUT', url: `tasks/${id}`, payload: { title: 'Put' } })).priority, 0);
});

t.test('nothing else is taken', async (t) => {
  const user = newUser(app);
  const { id } = await makeTask(user, { priority: 5 });
  const before = await everyRow(database, user);
  for (const [priority, keyword] of [
    [-1, 'minimum'],
    [10, 'maximum'],
    [1.5, 'type'],
    ['1', 'type'],
    [null, 'type'],
    [true, 'type'],
  ] as const) {
    for (const [method, url] of [
      ['POST', 'tasks'],
      ['PUT', `tasks/${id}`],
      ['PATCH', `tasks/${id}`],
    ] as const) {
      const problem = isProblem(
        t,
        await user.request({ method, url, payload: { title: 'New', priority } }),
        'VALIDATION_FAILED',
      );
      t.strictSame(findingsIn(problem), [`body /priority ${keyword}`], `${method} ${priority}`);
    }
  }
  t.strictSame(await everyRow(database, user), before);
});
