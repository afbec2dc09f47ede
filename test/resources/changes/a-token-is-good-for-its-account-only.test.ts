import { randomUUID } from 'node:crypto';
import t from 'tap';
import { encodeCursor } from '../../../src/resource/cursor.ts';
import { FIRST_ID, LAST_ID } from '../../../src/resource/identity.ts';
import { END, endOf, type Place, tokenOf } from '../../../src/resources/changes/token.ts';
import { isProblem, jsonIn, outcome } from '../../helpers/answers.ts';
import { newUser, startApp, type TestUser } from '../../helpers/app.ts';
import { makeTask } from '../../helpers/tasks.ts';
import { newReplica, readChanges } from './replicas/replica.ts';

const { app, database } = await startApp(t);

/** Both ways to say where to go on. */
const ask = (user: TestUser, since: string) => [
  user.request({ url: `/api/me/changes?${new URLSearchParams({ since })}` }),
  user.request({ url: '/api/me/changes/stream', headers: { 'last-event-id': since } }),
];

async function answersTo(user: TestUser, since: string): Promise<string[]> {
  return (await Promise.all(ask(user, since))).map(outcome);
}

const tokenNow = async (user: TestUser): Promise<string> => (await readChanges(user, newReplica(), 200)).meta.next;

const epochOf = async (user: TestUser): Promise<string> =>
  (await database.prisma.user.findUniqueOrThrow({ where: { id: user.id } })).epoch;

const REFUSED = ['400 INVALID_CURSOR', '400 INVALID_CURSOR'];

t.test('of another user it is refused', async (t) => {
  const [ada, bob] = [newUser(app), newUser(app)];
  for (const user of [ada, bob]) await makeTask(user);
  t.strictSame(await answersTo(bob, await tokenNow(ada)), REFUSED);
  t.strictSame(await answersTo(newUser(app), await tokenNow(ada)), REFUSED, 'without an account as well');
  t.strictSame(await answersTo(bob, tokenOf(ada.id, { ...endOf('', 0), kind: '' })), REFUSED, 'from before it, too');
});

t.test('a damaged one is refused', async (t) => {
  const ada = newUser(app);
  await makeTask(ada);
  const token = await tokenNow(ada);
  for (let index = 0; index < token.length; index += 7) {
    const other = token[index] === 'A' ? 'B' : 'A';
    t.strictSame(await answersTo(ada, token.slice(0, index) + other + token.slice(index + 1)), REFUSED, `at ${index}`);
  }
  for (const wrong of ['x', token.slice(1), token.slice(0, -1), `${token}x`, `${token} `, token.toLowerCase()])
    t.strictSame(await answersTo(ada, wrong), REFUSED, wrong);
});

t.test('a forged one is refused, whatever is in it: its digest is no secret', async (t) => {
  const ada = newUser(app);
  await makeTask(ada);
  const epoch = await epochOf(ada);
  const good: unknown[] = [epoch, 1, 'task', FIRST_ID, 0];
  const forge = (text: string) => answersTo(ada, encodeCursor(JSON.stringify(['changes', ada.id]), text));
  t.strictSame(await forge(JSON.stringify(good)), ['200', '200'], 'this is how they are made');
  const wrong: readonly (readonly [place: number, values: readonly unknown[]])[] = [
    [0, [null, 1, [], {}, 'x', `${epoch}x`, "' OR 1=1", '\u0000']],
    [1, [null, -1, 0.5, '1', 2 ** 53, [], true]],
    [2, [null, 1, 'Task', 'x\u0000', "'", '~~', []]],
    [3, [null, 1, '', 'x', FIRST_ID.toUpperCase().replace('0', 'G'), `${FIRST_ID}\n`, []]],
    [4, [null, -1, 0.5, '1', 2 ** 53, true]],
  ];
  for (const [place, values] of wrong)
    for (const value of values) {
      const text = JSON.stringify(good.with(place, value));
      t.strictSame(await forge(text), REFUSED, text);
    }
  for (const text of ['', ' ', 'x', '{', 'null', '1', '""', '{}', '[]', '[[]]', '\u0000', '\ud800', '[1e400]'])
    t.strictSame(await forge(text), REFUSED, JSON.stringify(text));
});

t.test('a place that never was is answered without a fault', async (t) => {
  const ada = newUser(app);
  await makeTask(ada);
  const epoch = await epochOf(ada);
  const places: Partial<Place>[] = [
    { from: Number.MAX_SAFE_INTEGER },
    { kind: 'nothing', id: LAST_ID },
    { kind: 'deleted nothing' },
    { kind: 'deleted ', id: LAST_ID },
  ];
  for (const place of places)
    t.strictSame(await answersTo(ada, tokenOf(ada.id, { ...endOf(epoch, 1), kind: END, ...place })), ['200', '200']);
});

t.test('of an account that was removed it is 410, also when it was made again', async (t) => {
  const ada = newUser(app);
  await makeTask(ada);
  const token = await tokenNow(ada);
  await database.prisma.user.delete({ where: { id: ada.id } });
  const gone = ['410 CHANGES_EXPIRED', '410 CHANGES_EXPIRED'];
  t.strictSame(await answersTo(ada, token), gone);
  await makeTask(ada);
  t.strictSame(await answersTo(ada, token), gone);
  t.strictSame(await answersTo(ada, tokenOf(ada.id, endOf(randomUUID(), 1))), gone);
  const answer = await ada.request({ url: `/api/me/changes?since=${token}` });
  t.match(isProblem(t, answer, 'CHANGES_EXPIRED').detail, 'Start over without since.');
  t.equal((await readChanges(ada, newReplica(), 200)).data.length, 1);
});

t.test('without an account there is nothing, and a token from which all is told later', async (t) => {
  const ada = newUser(app);
  const none = await readChanges(ada, newReplica(), 200);
  t.strictSame([none.data, none.meta.has_more, none.meta.count], [[], false, 0]);
  const digest = await ada.request({ url: '/api/me/changes/digest' });
  t.match(jsonIn(digest), { data: { next: none.meta.next, task: { count: 0 }, project: { count: 0 } } });
  const replica = { ...newReplica(), since: none.meta.next };
  t.strictSame((await readChanges(ada, replica, 200)).data, []);
  const [task, gone] = [await makeTask(ada), await makeTask(ada)];
  await ada.request({ method: 'DELETE', url: `tasks/${gone.id}` });
  t.match((await readChanges(ada, replica, 200)).data, [
    { resource: 'task', type: 'upserted', data: { id: task.id } },
    { resource: 'task', type: 'deleted', id: gone.id },
  ]);
});

t.test('of a database that was put back to an older state since it is 410', async (t) => {
  const ada = newUser(app);
  await makeTask(ada);
  const epoch = await epochOf(ada);
  t.strictSame(await answersTo(ada, tokenOf(ada.id, endOf(epoch, 1))), ['200', '200']);
  const later = tokenOf(ada.id, endOf(epoch, 2));
  t.strictSame(await answersTo(ada, later), ['410 CHANGES_EXPIRED', '410 CHANGES_EXPIRED']);
});
