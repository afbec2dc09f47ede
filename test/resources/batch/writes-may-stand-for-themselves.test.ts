import t from 'tap';
import { uuidv7 } from 'uuidv7';
import { jsonIn } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { makeTask } from '../../helpers/tasks.ts';
import { type Answered, send } from './batches.ts';

const { app } = await startApp(t);

t.test('each write has its result, and what failed leaves no trace', async (t) => {
  const user = newUser(app);
  const parent = await makeTask(user);
  await user.request({ method: 'POST', url: 'tasks', payload: { title: 'Below', parent_id: parent.id } });
  const answer = await send(
    user,
    [
      { operation: 'createTask', body: { title: 'First' } },
      { operation: 'createTask', body: { title: 'No', project_id: uuidv7() } },
      { operation: 'createTask', body: { title: 'No', parent_id: uuidv7() } },
      { operation: 'updateTask', task_id: parent.id, if_match: '"9"', body: { title: 'No' } },
      { operation: 'deleteTask', task_id: parent.id },
      { operation: 'completeTask', task_id: parent.id },
      { operation: 'createTask', body: { title: 'Last' } },
    ],
    { atomic: false },
  );
  const { data, meta } = jsonIn<Answered>(answer);
  t.equal(answer.statusCode, 200);
  t.strictSame(meta, { count: 7, failed: 4 });
  t.strictSame(
    data.map(({ status }) => status),
    [201, 400, 400, 412, 204, 404, 201],
  );
  t.match(data[1]?.problem, {
    code: 'VALIDATION_FAILED',
    operation: '/operations/1',
    errors: [{ in: 'body', pointer: '/operations/1/body/project_id', keyword: 'reference' }],
  });
  t.match(data[3]?.problem, { code: 'PRECONDITION_FAILED', operation: '/operations/3', current: { id: parent.id } });
  t.strictSame(Object.keys(data[5] ?? {}), ['operation', 'status', 'problem']);
  const { data: tasks } = jsonIn<{ data: { title: string }[] }>(await user.request({ url: 'tasks' }));
  t.strictSame(tasks.map(({ title }) => title).sort(), ['First', 'Last']);
});
