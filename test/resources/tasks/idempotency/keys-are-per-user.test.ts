import t from 'tap';
import { newUser, startApp } from '../../../helpers/app.ts';
import { everythingOf } from '../../../helpers/rows.ts';
import { create, isReplay, lasting } from './creations.ts';

const { app, database } = await startApp(t);

t.test("another user's key is free, for the same request and for another", async (t) => {
  const [alice, bob, carol] = [newUser(app), newUser(app), newUser(app)];
  const first = await create(alice, 'key', { title: 'of Alice' });
  const before = await everythingOf(database, alice.id);
  const same = await create(bob, 'key', { title: 'of Alice' });
  const other = await create(carol, 'key', { title: 'of Carol' });
  for (const [user, answer] of [
    [bob, same],
    [carol, other],
  ] as const) {
    t.equal(answer.statusCode, 201);
    t.notOk(isReplay(answer));
    t.equal(answer.json().data.user_id, user.id);
    t.not(answer.json().data.id, first.json().data.id);
  }
  t.strictSame(await everythingOf(database, alice.id), before);
});

t.test('with one key in common every user gets the replay of their own request', async (t) => {
  const users = [newUser(app), newUser(app), newUser(app)];
  const creations = users.map((user, number) => () => create(user, 'common', { title: `Number ${number}` }));
  for (const send of creations) await send();
  for (const [number, send] of creations.entries()) {
    const again = await send();
    t.ok(isReplay(again));
    t.match(again.json().data, { title: `Number ${number}`, user_id: users[number]?.id });
    t.strictSame(lasting(again), lasting(await send()));
  }
});

t.test('many users at once with one key get a task each', async (t) => {
  const users = Array.from({ length: 20 }, () => newUser(app));
  const answers = await Promise.all(users.map((user) => create(user, 'key')));
  t.strictSame(
    answers.map((answer) => answer.json().data.user_id),
    users.map(({ id }) => id),
  );
  t.equal(answers.filter(isReplay).length, 0);
});

t.test("user and key are not run together: another user's id and key do not make one's own", async (t) => {
  const start = newUser(app).id;
  const [one, other] = [newUser(app, `${start}-a`), newUser(app, `${start}-`)];
  await create(one, 'b');
  t.notOk(isReplay(await create(other, 'ab')));
});
