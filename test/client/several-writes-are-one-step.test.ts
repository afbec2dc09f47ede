import t from 'tap';
import { type BatchOperation, newId, unwrap } from 'taskpact-client';
import { startServed, UNAVAILABLE } from './start.ts';

const { proxy, newClient } = await startServed(t);

/** A project and a task in it. */
function household(): BatchOperation[] {
  const [project_id, task_id] = [newId(), newId()];
  return [
    { operation: 'replaceProject', project_id, if_none_match: '*', body: { name: 'Household' } },
    { operation: 'replaceTask', task_id, if_none_match: '*', body: { title: 'Buy milk', project_id } },
    { operation: 'completeTask', task_id, if_match: '"1"' },
  ];
}

t.test('each has a result of its kind', async (t) => {
  const { batch, changes } = newClient();
  const answer = await batch([...household(), { operation: 'createTask', body: { title: 'Buy bread' } }]);
  t.match(answer, { meta: { count: 4, failed: 0 }, response: { status: 200 } });
  const [project, task, completed, created] = unwrap(answer);
  t.match(project, { operation: 'replaceProject', status: 201, project: { name: 'Household', version: 1 } });
  t.match(task, { operation: 'replaceTask', status: 201, task: { project_id: project?.project?.id, version: 1 } });
  t.match(completed, { operation: 'completeTask', status: 200, task: { is_completed: true, version: 2 } });
  t.match(created, { operation: 'createTask', status: 201, task: { title: 'Buy bread' } });
  t.equal(unwrap(await changes.list()).length, 3);
});

t.test('one problem undoes all, and says which write it is about', async (t) => {
  const { batch, tasks, projects } = newClient();
  const operations = household();
  const answer = await batch([...operations, { operation: 'deleteTask', task_id: newId() }]);
  t.match(answer, { data: undefined, error: { code: 'TASK_NOT_FOUND', status: 404, operation: '/operations/3' } });
  t.strictSame([unwrap(await tasks.list()), unwrap(await projects.list())], [[], []]);
  const invalid = await batch([{ operation: 'createTask', body: { title: '' } }]);
  t.match(invalid, { error: { errors: [{ in: 'body', pointer: '/operations/0/body/title' }] } });
});

t.test('unless each stands for itself', async (t) => {
  const { batch, tasks } = newClient();
  const id = newId();
  const answer = await batch(
    [
      { operation: 'deleteTask', task_id: newId() },
      { operation: 'replaceTask', task_id: id, if_none_match: '*', body: { title: 'Buy milk' } },
      { operation: 'updateTask', task_id: id, if_match: '"7"', body: { title: 'No' } },
      { operation: 'deleteTask', task_id: id },
    ],
    { atomic: false },
  );
  t.match(answer, { meta: { count: 4, failed: 2 } });
  const [missing, created, stale, deleted] = unwrap(answer);
  t.match(missing, { status: 404, problem: { code: 'TASK_NOT_FOUND' } });
  t.match(created, { status: 201, task: { id } });
  t.match(stale, { status: 412, problem: { code: 'PRECONDITION_FAILED', current: { id, version: 1 } } });
  t.strictSame(deleted, { operation: 'deleteTask', status: 204 });
  t.strictSame(unwrap(await tasks.list()), []);
});

for (const [name, faults] of Object.entries({
  'a request that is lost': ['lost', 'lost'],
  'an answer that is lost': ['unanswered', 'unanswered'],
  'a service that has no time': [UNAVAILABLE, UNAVAILABLE],
} as const)) {
  t.test(`${name} makes nothing twice`, async (t) => {
    const { batch, tasks } = newClient();
    const begin = proxy.seen.length;
    proxy.fail(...faults);
    const answer = await batch([{ operation: 'createTask', body: { title: 'Buy milk' } }]);
    t.match(answer, { data: [{ status: 201 }], response: { status: 200 } });
    t.equal(answer.response?.headers.get('idempotency-replayed'), name.includes('answer') ? 'true' : null);
    const keys = proxy.seen.slice(begin).map(({ headers }) => headers['idempotency-key']);
    t.match(keys[0], /^[0-9a-f]{32}$/);
    t.strictSame(keys, [keys[0], keys[0], keys[0]]);
    t.equal(unwrap(await tasks.list()).length, 1);
  });
}

t.test('a key of the caller stands for the batch', async (t) => {
  const { batch, tasks } = newClient();
  const idempotencyKey = 'queue-7';
  const operations: BatchOperation[] = [{ operation: 'createTask', body: { title: 'Buy milk' } }];
  const first = unwrap(await batch(operations, { idempotencyKey }));
  t.strictSame(unwrap(await batch(operations, { idempotencyKey })), first);
  t.match(await batch([...operations, ...operations], { idempotencyKey }), {
    error: { code: 'IDEMPOTENCY_KEY_REUSED' },
  });
  t.equal(unwrap(await tasks.list()).length, 1);
});
