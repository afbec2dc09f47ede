import t from 'tap';
import { uuidv7 } from 'uuidv7';
import { isProblem, jsonIn } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { everyRow, makeProject } from '../../helpers/planning.ts';
import { makeTask } from '../../helpers/tasks.ts';
import { type Answered, changesOf, send } from './batches.ts';

const { app, database } = await startApp(t);

t.test('every operation does what it does alone, and each sees what those before it did', async (t) => {
  const user = newUser(app);
  const [project, top, other] = [uuidv7(), uuidv7(), uuidv7()];
  const nothing = { if_none_match: '*' };
  const answer = await send(user, [
    { operation: 'replaceProject', project_id: project, ...nothing, body: { name: 'House' } },
    { operation: 'replaceTask', task_id: top, ...nothing, body: { title: 'Top', project_id: project } },
    { operation: 'createTask', body: { title: 'Below', parent_id: top } },
    { operation: 'createTask', body: { title: 'Alone' } },
    { operation: 'replaceTask', task_id: other, ...nothing, body: { title: 'Other' } },
    { operation: 'moveTask', task_id: other, body: { after: top, project_id: project } },
    { operation: 'updateTask', task_id: top, if_match: '"1"', body: { tags: ['one'] } },
    { operation: 'completeTask', task_id: top },
    { operation: 'replaceTask', task_id: other, body: { title: 'Replaced' } },
    { operation: 'updateProject', project_id: project, body: { color: '#123456' } },
    { operation: 'createProject', body: { name: 'Second' } },
    { operation: 'deleteTask', task_id: top, if_match: '"3"' },
    { operation: 'deleteProject', project_id: project, query: { tasks: 'keep' } },
  ]);
  const { data, meta } = jsonIn<Answered>(answer);
  t.equal(answer.statusCode, 200);
  t.strictSame(meta, { count: 13, failed: 0 });
  const statuses = data.map(({ status }) => status);
  t.strictSame(statuses, [201, 201, 201, 201, 201, 200, 200, 200, 200, 200, 201, 204, 204]);
  t.match(data[2], { operation: 'createTask', task: { title: 'Below', parent_id: top, project_id: project } });
  t.match(data[5], { task: { id: other, project_id: project, version: 2 } });
  t.match(data[6], { task: { tags: ['one'], version: 2, etag: '"2"' } });
  t.match(data[9], { project: { id: project, color: '#123456', version: 2 } });
  t.strictSame(data[11], { operation: 'deleteTask', status: 204 });
  const left = (await changesOf(user)).map((change) =>
    change.type === 'deleted' ? 'deleted' : 'title' in change.data ? change.data.title : change.data.name,
  );
  t.strictSame(left.sort(), ['Alone', 'Replaced', 'Second']);
});

t.test('the first problem undoes all, and names the write', async (t) => {
  const user = newUser(app);
  const task = await makeTask(user);
  const project = await makeProject(user);
  await user.request({ method: 'POST', url: 'tasks', payload: { title: 'In it', project_id: project.id } });
  const before = await everyRow(database, user);
  const wrong = [
    [{ operation: 'deleteTask', task_id: uuidv7() }, 'TASK_NOT_FOUND'],
    [{ operation: 'updateTask', task_id: task.id, if_match: '"9"', body: { title: 'No' } }, 'PRECONDITION_FAILED'],
    [{ operation: 'deleteProject', project_id: project.id }, 'PROJECT_NOT_EMPTY'],
    [{ operation: 'createTask', body: { title: 'No', project_id: uuidv7() } }, 'VALIDATION_FAILED'],
    [
      {
        operation: 'replaceTask',
        task_id: '0b5f2a54-8a4e-4f0e-9a63-6f0f5a2b7c11',
        if_none_match: '*',
        body: { title: 'No' },
      },
      'VALIDATION_FAILED',
    ],
  ] as const;
  for (const [write, code] of wrong) {
    const writes = [
      { operation: 'createTask', body: { title: 'First' } },
      { operation: 'completeTask', task_id: task.id, body: { is_completed: false } },
    ] as const;
    const problem = isProblem(t, await send(user, [...writes, write, ...writes]), code, write.operation);
    t.match(problem, { operation: '/operations/2', instance: '/api/me/batch' });
    for (const { in: part, pointer } of problem.errors ?? []) {
      t.equal(part, 'body');
      t.match(pointer, /^\/operations\/2\/(body\/project_id|task_id)$/);
    }
    if (code === 'PRECONDITION_FAILED') t.match(problem, { current: { id: task.id, version: 1 } });
    if (code === 'PROJECT_NOT_EMPTY') t.match(problem, { task_count: 1 });
    t.strictSame(await everyRow(database, user), before, 'nothing was changed');
  }
});

t.test('the first of several problems is told, also among new tasks that are made at once', async (t) => {
  const user = newUser(app);
  const writes = Array.from({ length: 9 }, (_, index) => ({
    operation: 'createTask' as const,
    body: { title: `Task ${index}`, ...(index % 4 === 3 && { project_id: uuidv7() }) },
  }));
  t.match(isProblem(t, await send(user, writes), 'VALIDATION_FAILED'), { operation: '/operations/3' });
  t.strictSame(await everyRow(database, user), []);
});

t.test('all that a batch changes has one number', async (t) => {
  const user = newUser(app);
  const numberOf = async () =>
    (await database.pool.query('SELECT change_seq FROM users WHERE id = $1', [user.id])).rows[0]?.change_seq;
  const task = await makeTask(user);
  t.equal(await numberOf(), '1');
  const again = { operation: 'updateTask', task_id: task.id, body: { title: task.title } } as const;
  t.equal((await send(user, [again, again])).statusCode, 200);
  t.equal(await numberOf(), '1', 'what changes nothing raises nothing');
  await send(user, [
    { operation: 'createTask', body: { title: 'New' } },
    { operation: 'createProject', body: { name: 'New' } },
    { operation: 'updateTask', task_id: task.id, body: { title: 'Other' } },
    { operation: 'deleteTask', task_id: task.id },
  ]);
  t.equal(await numberOf(), '2');
});
