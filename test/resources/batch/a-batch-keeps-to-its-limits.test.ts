import t from 'tap';
import { isProblem } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { changesOf, type Sent, send } from './batches.ts';

const { app } = await startApp(t);

const create = (title: string): Sent => ({ operation: 'createTask', body: { title } });
const task_id = '019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';

t.test('a write that is not as the contract says is named by its place', async (t) => {
  const user = newUser(app);
  const wrong: [Sent | { operation: string }, string][] = [
    [{ operation: 'createTask', body: { title: 7 } }, '/operations/1/body/title'],
    [{ operation: 'createTask', body: { title: 'A', colour: 'red' } }, '/operations/1/body/colour'],
    [{ operation: 'createTask', body: { title: 'A' }, task_id }, '/operations/1/task_id'],
    [{ operation: 'deleteTask' }, '/operations/1/task_id'],
    [{ operation: 'deleteTask', task_id: 'x' }, '/operations/1/task_id'],
    [{ operation: 'updateTask', task_id, if_match: '3', body: {} }, '/operations/1/if_match'],
    [{ operation: 'deleteProject', project_id: task_id, query: { tasks: 'burn' } }, '/operations/1/query/tasks'],
    [{ operation: 'listTasks' }, '/operations/1/operation'],
    [{ operation: 'batch' }, '/operations/1/operation'],
  ];
  for (const [write, pointer] of wrong) {
    const answer = await send(user, [create('First'), write as Sent]);
    const { errors } = isProblem(t, answer, 'VALIDATION_FAILED', JSON.stringify(write));
    t.strictSame(
      errors?.map((error) => error.pointer),
      [pointer],
    );
  }
  t.strictSame(await changesOf(user), []);
});

t.test('of 1 to 100 writes', async (t) => {
  const user = newUser(app);
  const of = (length: number) =>
    send(
      user,
      Array.from({ length }, (_, index) => create(`Task ${index}`)),
    );
  t.match(isProblem(t, await of(0), 'VALIDATION_FAILED'), {
    errors: [{ pointer: '/operations', keyword: 'minItems' }],
  });
  t.match(isProblem(t, await of(101), 'VALIDATION_FAILED'), {
    errors: [{ pointer: '/operations', keyword: 'maxItems' }],
  });
  t.equal((await of(100)).statusCode, 200);
  t.equal((await changesOf(user)).length, 100);
});

t.test('of 1 MiB, whatever the limit of other bodies is', async (t) => {
  const { app: roomy } = await startApp(t, { BODY_LIMIT_BYTES: '4194304' });
  const user = newUser(roomy);
  const body = (bytes: number) => JSON.stringify({ operations: [create('A')] }).padEnd(bytes, ' ');
  const post = (payload: string) =>
    user.request({ method: 'POST', url: '/api/me/batch', payload, headers: { 'content-type': 'application/json' } });
  t.equal((await post(body(2 ** 20))).statusCode, 200);
  t.match(isProblem(t, await post(body(2 ** 20 + 1)), 'PAYLOAD_TOO_LARGE'), { detail: /1048576 bytes/ });
});

t.test('what the service requires of a change, it requires of each', async (t) => {
  const { app: strict } = await startApp(t, { REQUIRE_IF_MATCH: 'true' });
  const user = newUser(strict);
  const answer = await send(user, [create('A'), { operation: 'deleteTask', task_id }]);
  t.match(isProblem(t, answer, 'PRECONDITION_REQUIRED'), { operation: '/operations/1' });
});
