import t, { type Test } from 'tap';
import { newUser, startApp, type TestUser } from '../../../helpers/app.ts';
import { rowsOf } from '../../../helpers/rows.ts';
import { create, isReplay, lasting } from './creations.ts';

const { app, database } = await startApp(t);

const FULL = { title: 'Käse "kaufen" 😀', description: 'a\n\u2028\u0001b', position: -3 };

/** Creates, lets something happen, creates again. */
async function repeatAfter(t: Test, happen: (alice: TestUser, url: string) => Promise<unknown>, left: number) {
  const alice = newUser(app);
  const first = await create(alice, 'key', FULL, { 'x-request-id': 'first' });
  t.equal(first.statusCode, 201);
  t.notOk('idempotency-replayed' in first.headers, 'the first answer is no replay');
  await happen(alice, String(first.headers.location));
  const second = await create(alice, 'key', FULL, { 'x-request-id': 'second' });
  t.strictSame(lasting(second), lasting(first), 'status, headers and body are the first ones');
  t.equal(second.headers['idempotency-replayed'], 'true');
  t.equal(second.headers['x-request-id'], 'second', 'the request id is its own');
  t.equal((await rowsOf(database, alice.id)).tasks.length, left);
}

t.test('a repeated creation gets the first answer and makes nothing', async (t) => {
  await repeatAfter(t, async () => {}, 1);
});

t.test('after the task was changed the first answer is still the first', async (t) => {
  const payload = { title: 'changed', position: 9, description: null, is_completed: true };
  await repeatAfter(t, (alice, url) => alice.request({ method: 'PUT', url, payload }), 1);
});

t.test('after the task was deleted the first answer is still the first, and the task stays deleted', async (t) => {
  await repeatAfter(t, (alice, url) => alice.request({ method: 'DELETE', url }), 0);
});

t.test('a creation may be repeated often', async (t) => {
  const alice = newUser(app);
  const first = await create(alice, 'key', FULL);
  for (let time = 0; time < 5; time += 1) {
    const again = await create(alice, 'key', FULL);
    t.strictSame(lasting(again), lasting(first));
    t.ok(isReplay(again));
  }
});

t.test('the path may name the user once and say me another time', async (t) => {
  const alice = newUser(app);
  const headers = { 'idempotency-key': 'key' };
  const send = (owner: string) =>
    alice.request({ method: 'POST', url: `/api/${owner}/tasks`, payload: { title: 'x' }, headers });
  const first = await send('me');
  t.strictSame(lasting(await send(encodeURIComponent(alice.id))), lasting(first));
});

t.test('another key makes another task, and so does none', async (t) => {
  const alice = newUser(app);
  const keyed = [await create(alice, 'key'), await create(alice, 'Key'), await create(alice, 'key2')];
  const bare = () => alice.request({ method: 'POST', url: 'tasks', payload: { title: 'Buy milk' } });
  const answers = [...keyed, await bare(), await bare()];
  t.equal(new Set(answers.map((answer) => answer.json().data.id)).size, 5);
  t.strictSame(answers.map(isReplay), [false, false, false, false, false]);
});

t.test('the task and its key are kept together', async (t) => {
  const alice = newUser(app);
  const answer = await create(alice, 'key', FULL);
  const { tasks, keys } = await rowsOf(database, alice.id);
  t.match(tasks, [{ id: answer.json().data.id, ...FULL }]);
  t.match(keys, [{ key: 'key', user_id: alice.id }]);
});
