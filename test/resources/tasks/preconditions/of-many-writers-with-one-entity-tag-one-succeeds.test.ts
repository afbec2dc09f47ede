import t from 'tap';
import { tally } from '../../../helpers/answers.ts';
import { newUser, startApp } from '../../../helpers/app.ts';
import { rowsOf } from '../../../helpers/rows.ts';
import { makeTask } from '../../../helpers/tasks.ts';
import { CHANGES, type Change } from './changes.ts';

const { app, database } = await startApp(t);

const WRITERS = 50;

const atOnce = (send: (number: number) => ReturnType<Change>) =>
  Promise.all(Array.from({ length: WRITERS }, (_, number) => send(number)));

for (const [operation, { change }] of Object.entries(CHANGES).filter(([, { success }]) => success === 200)) {
  t.test(`of ${WRITERS} writers with one tag exactly one succeeds: ${operation}`, async (t) => {
    const alice = newUser(app);
    const { id } = await makeTask(alice);
    const answers = await atOnce((number) => change(alice, id, { 'if-match': '"1"' }, number));
    t.strictSame(tally(answers), { 200: 1, '412 PRECONDITION_FAILED': WRITERS - 1 });
    t.strictSame(new Set(answers.map(({ headers }) => headers.etag)), new Set(['"2"']), 'all are told the new tag');
    const { data } = answers.find(({ statusCode }) => statusCode === 200)?.json() ?? {};
    t.match((await rowsOf(database, alice.id)).tasks, [
      { version: 2, title: data.title, is_completed: data.is_completed },
    ]);
  });
}

t.test(`of ${WRITERS} writers with one tag exactly one deletes`, async (t) => {
  const alice = newUser(app);
  const { id } = await makeTask(alice);
  const answers = await atOnce(
    () => CHANGES.deleteTask?.change(alice, id, { 'if-match': '"1"' }) as ReturnType<Change>,
  );
  const {
    204: deleted,
    '404 TASK_NOT_FOUND': missing = 0,
    '412 PRECONDITION_FAILED': failed = 0,
    ...rest
  } = tally(answers);
  t.equal(deleted, 1);
  t.equal(missing + failed, WRITERS - 1);
  t.strictSame(rest, {});
  t.strictSame((await rowsOf(database, alice.id)).tasks, []);
});

t.test('of a writer and a deleter with one tag exactly one succeeds, again and again', async (t) => {
  const alice = newUser(app);
  const { updateTask, deleteTask } = CHANGES as Record<string, { change: Change }>;
  for (let round = 0; round < 20; round += 1) {
    const { id } = await makeTask(alice);
    const tag = { 'if-match': '"1"' };
    const answers = await Promise.all([updateTask?.change(alice, id, tag), deleteTask?.change(alice, id, tag)]);
    const statuses = answers.map((answer) => answer?.statusCode);
    const left = (await alice.request({ url: `tasks/${id}` })).statusCode;
    if (statuses[0] === 200) t.strictSame([...statuses, left], [200, 412, 200], 'the writer won');
    else t.ok([404, 412].includes(statuses[0] ?? 0) && statuses[1] === 204 && left === 404, 'the deleter won');
  }
});

t.test('the version counts the changes, round after round', async (t) => {
  const alice = newUser(app);
  const { id } = await makeTask(alice);
  const { change } = CHANGES.updateTask as { change: Change };
  for (let version = 1; version <= 5; version += 1) {
    const answers = await atOnce((number) =>
      change(alice, id, { 'if-match': `"${version}"` }, version * WRITERS + number),
    );
    t.strictSame(tally(answers), { 200: 1, '412 PRECONDITION_FAILED': WRITERS - 1 });
  }
  t.match((await rowsOf(database, alice.id)).tasks, [{ version: 6 }]);
});

t.test('without If-Match every writer succeeds and every change is counted', async (t) => {
  const alice = newUser(app);
  const { id } = await makeTask(alice);
  const { change } = CHANGES.updateTask as { change: Change };
  const answers = await atOnce((number) => change(alice, id, {}, number));
  const tags = answers.map(({ headers }) => Number(String(headers.etag).slice(1, -1))).toSorted((a, b) => a - b);
  t.strictSame(tally(answers), { 200: WRITERS });
  t.strictSame(
    tags,
    Array.from({ length: WRITERS }, (_, index) => index + 2),
    'no two got the same version',
  );
  t.match((await rowsOf(database, alice.id)).tasks, [{ version: WRITERS + 1 }]);
});
