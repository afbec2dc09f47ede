import t from 'tap';
import { newUser, startApp, startOwnApp, type TestUser } from '../../../helpers/app.ts';
import { rowsOf } from '../../../helpers/rows.ts';
import { create, isReplay } from './creations.ts';

const { app, database } = await startApp(t);

const HOUR = 60 * 60 * 1000;

/** Lets time pass for the user's keys. */
async function age(user: TestUser, milliseconds: number): Promise<void> {
  for (const { key, expires_at } of (await rowsOf(database, user.id)).keys) {
    const data = { expires_at: new Date(expires_at.getTime() - milliseconds) };
    await database.prisma.idempotencyKey.update({ where: { user_id_key: { user_id: user.id, key } }, data });
  }
}

t.test('a key is kept for 24 hours from the creation of its task', async (t) => {
  const alice = newUser(app);
  const { data } = (await create(alice, 'key')).json();
  const [kept] = (await rowsOf(database, alice.id)).keys;
  t.equal((kept?.expires_at.getTime() ?? 0) - Date.parse(data.created_at), 24 * HOUR);
});

t.test('after 23 hours a key still stands for its request', async (t) => {
  const alice = newUser(app);
  await create(alice, 'key');
  await age(alice, 23 * HOUR);
  t.ok(isReplay(await create(alice, 'key')));
  t.equal((await create(alice, 'key', { title: 'other' })).statusCode, 422);
});

t.test('a replay does not lengthen the life of a key', async (t) => {
  const alice = newUser(app);
  await create(alice, 'key');
  const { keys } = await rowsOf(database, alice.id);
  await create(alice, 'key');
  t.strictSame((await rowsOf(database, alice.id)).keys, keys);
});

t.test('after 24 hours a key is free for any request', async (t) => {
  for (const title of ['Buy milk', 'other']) {
    const alice = newUser(app);
    const first = await create(alice, 'key');
    await age(alice, 24 * HOUR);
    const second = await create(alice, 'key', { title });
    t.equal(second.statusCode, 201);
    t.notOk(isReplay(second));
    t.not(second.json().data.id, first.json().data.id);
    t.ok(isReplay(await create(alice, 'key', { title })), 'and then stands for that one');
    const { tasks, keys } = await rowsOf(database, alice.id);
    t.strictSame([tasks.length, keys.length], [2, 1]);
  }
});

t.test('expired keys are removed when their user sends another one, at least once an hour and process', async (t) => {
  const [alice, bob] = [newUser(app), newUser(app)];
  for (const key of ['old-1', 'old-2']) await create(alice, key);
  await create(bob, 'of-bob');
  await age(alice, 24 * HOUR);
  const { app: anotherProcess } = await startOwnApp(t);
  const same = newUser(anotherProcess, alice.id);
  await create(same, 'young');
  await create(same, 'new');
  const keysOf = async (user: TestUser) => (await rowsOf(database, user.id)).keys.map(({ key }) => key);
  t.strictSame(await keysOf(alice), ['new', 'young']);
  t.strictSame(await keysOf(bob), ['of-bob']);
  t.equal((await rowsOf(database, alice.id)).tasks.length, 4, 'their tasks stay');
});
