import t from 'tap';
import { tally } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { rowsOf } from '../../../helpers/rows.ts';
import { create, isReplay, lasting } from './creations.ts';

const { app, database } = await startApp(t);

const MANY = 50;

const atOnce = (send: (number: number) => ReturnType<typeof create>) =>
  Promise.all(Array.from({ length: MANY }, (_, number) => send(number)));

t.test(`${MANY} equal creations at once make one task and get one answer`, async (t) => {
  for (let round = 0; round < 3; round += 1) {
    const alice = newUser(app);
    const answers = await atOnce(() => create(alice, 'key', { title: 'once' }));
    t.strictSame(tally(answers), { 201: MANY });
    const [first] = answers;
    for (const answer of answers) if (first) t.strictSame(lasting(answer), lasting(first));
    t.equal(answers.filter((answer) => !isReplay(answer)).length, 1, 'exactly one is no replay');
    const { tasks, keys } = await rowsOf(database, alice.id);
    t.strictSame([tasks.length, keys.length], [1, 1]);
    t.equal(first?.json().data.id, tasks[0]?.id);
  }
});

t.test(`of ${MANY} different creations at once with one key one makes a task`, async (t) => {
  const alice = newUser(app);
  const answers = await atOnce((number) => create(alice, 'key', { title: `Number ${number}` }));
  t.strictSame(tally(answers), { 201: 1, '422 IDEMPOTENCY_KEY_REUSED': MANY - 1 });
  const { tasks } = await rowsOf(database, alice.id);
  const made = answers.find(({ statusCode }) => statusCode === 201)?.json().data;
  t.strictSame(
    tasks.map(({ title }) => title),
    [made.title],
  );
});

t.test(`${MANY} creations at once with keys of their own make ${MANY} tasks`, async (t) => {
  const alice = newUser(app);
  const answers = await atOnce((number) => create(alice, `key-${number}`));
  t.strictSame(tally(answers), { 201: MANY });
  t.equal(answers.filter(isReplay).length, 0);
  t.equal((await rowsOf(database, alice.id)).tasks.length, MANY);
});

t.test('an expired key makes one task again, however many ask at once', async (t) => {
  const alice = newUser(app);
  await create(alice, 'key');
  await database.prisma.idempotencyKey.updateMany({ where: { user_id: alice.id }, data: { expires_at: new Date(0) } });
  const answers = await atOnce(() => create(alice, 'key'));
  t.strictSame(tally(answers), { 201: MANY });
  t.equal(answers.filter((answer) => !isReplay(answer)).length, 1);
  t.equal((await rowsOf(database, alice.id)).tasks.length, 2);
});
