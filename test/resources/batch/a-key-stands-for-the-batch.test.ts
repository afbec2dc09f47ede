import t from 'tap';
import { isProblem } from '../../helpers/answers.ts';
import { newUser, startApp } from '../../helpers/app.ts';
import { changesOf, send } from './batches.ts';

const { app } = await startApp(t);

const create = (title: string) => ({ operation: 'createTask', body: { title } }) as const;
const KEY = { 'idempotency-key': 'once' };

t.test('the same batch again gets the first answer, and makes nothing', async (t) => {
  const user = newUser(app);
  for (const atomic of [true, false]) {
    const headers = { 'idempotency-key': `atomic ${atomic}`.replace(' ', '-') };
    const first = await send(user, [create('One'), create('Two')], { atomic }, headers);
    const again = await send(user, [create('One'), create('Two')], { atomic }, headers);
    t.strictSame([first.statusCode, first.headers['idempotency-replayed']], [200, undefined]);
    t.strictSame([again.statusCode, again.headers['idempotency-replayed']], [200, 'true']);
    t.equal(again.body, first.body);
  }
  t.equal((await changesOf(user)).length, 4);
});

t.test('another batch under the key is refused, and so is the key of another operation', async (t) => {
  const user = newUser(app);
  await send(user, [create('One')], {}, KEY);
  isProblem(t, await send(user, [create('Two')], {}, KEY), 'IDEMPOTENCY_KEY_REUSED');
  isProblem(t, await send(user, [create('One')], { atomic: false }, KEY), 'IDEMPOTENCY_KEY_REUSED');
  const single = { method: 'POST', url: 'tasks', payload: { title: 'One' }, headers: KEY } as const;
  isProblem(t, await user.request(single), 'IDEMPOTENCY_KEY_REUSED');
  t.equal((await changesOf(user)).length, 1);
});

t.test('a key of a batch that failed is free', async (t) => {
  const user = newUser(app);
  const task_id = '019aa0a6-3f80-7c3e-9d3b-2f6d1c9b7a10';
  isProblem(t, await send(user, [create('One'), { operation: 'deleteTask', task_id }], {}, KEY), 'TASK_NOT_FOUND');
  t.equal((await send(user, [create('One')], {}, KEY)).statusCode, 200);
});

t.test('twenty of them at once are one', async (t) => {
  const user = newUser(app);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => send(user, [create('One'), create('Two')], {}, KEY)),
  );
  t.strictSame([...new Set(answers.map(({ statusCode }) => statusCode))], [200]);
  t.strictSame([...new Set(answers.map(({ body }) => body))].length, 1);
  t.equal(answers.filter(({ headers }) => headers['idempotency-replayed']).length, 19);
  t.equal((await changesOf(user)).length, 2);
});
