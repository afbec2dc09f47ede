import t from 'tap';
import { jsonIn } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { storeTasks, taskRow } from '../../helpers/rows.ts';
import { exportOf, make } from './accounts.ts';

/** More than one page of an export. */
const BETWEEN = 2500;

const { app, database } = await startApp(t);

t.test('two tasks that are always changed together are never exported apart', async (t) => {
  const user = newUser(app);
  const first = taskRow(user.id, { created_at: new Date('2026-01-01Z'), title: '0' });
  const between = Array.from({ length: BETWEEN }, () => taskRow(user.id, { created_at: new Date('2026-02-01Z') }));
  await storeTasks(database, [first, ...between]);
  const last = await make(user, 'tasks', { title: '0' });
  let isOver = false;
  const change = async (): Promise<number> => {
    let count = 0;
    for (; !isOver; count += 1) {
      const operations = [first.id, last.id].map((task_id) => ({
        ...{ operation: 'updateTask', task_id },
        body: { title: String(count) },
      }));
      const { statusCode, body } = await user.request({
        method: 'POST',
        url: '/api/me/batch',
        payload: { operations },
      });
      if (statusCode !== 200) throw new Error(body);
    }
    return count;
  };
  const changed = change();
  for (let round = 0; round < 10; round += 1) {
    const { tasks } = jsonIn<{ tasks: { id: string; title: string }[] }>(await exportOf(user));
    const titleOf = (id: string) => tasks.find((task) => task.id === id)?.title;
    t.equal(tasks.length, BETWEEN + 2);
    t.equal(titleOf(first.id), titleOf(last.id));
  }
  isOver = true;
  t.ok((await changed) > 0, 'there were changes meanwhile');
});
