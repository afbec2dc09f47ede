import t from 'tap';
import { newUser, startApp } from '../../../helpers/app.ts';
import { everythingOf } from '../../../helpers/rows.ts';
import { makeProject, makeTask } from '../../../helpers/tasks.ts';

const { app, database } = await startApp(t);
const skip = Boolean(process.env.TEST_CITUS_URL) && 'a distributed PostgreSQL takes no triggers';

const OF_ADA = 'user_id = $1';
const RAISE = 'UPDATE users SET change_seq = change_seq + 1 WHERE id = $1';
const NUMBERED = 'change_seq = (SELECT change_seq FROM users WHERE id = $1)';
const MAKE = `INSERT INTO tasks (user_id, id, title, created_at, updated_at, change_seq)
  SELECT id, gen_random_uuid(), 'Buy milk', created_at, created_at, change_seq FROM users WHERE id = $1`;
const BURY = (number: string) => `INSERT INTO tombstones (user_id, resource, id, change_seq, deleted_at)
  SELECT user_id, 'task', tasks.id, ${number}, users.created_at FROM tasks JOIN users ON users.id = user_id WHERE user_id = $1`;
const DELETE = `DELETE FROM tasks WHERE ${OF_ADA}`;

const WRITES: readonly (readonly [what: string, statements: string[], refusal?: RegExp])[] = [
  ['a change with its number', [RAISE, `UPDATE tasks SET version = version + 1, ${NUMBERED} WHERE ${OF_ADA}`]],
  [
    'a change without one',
    [`UPDATE tasks SET version = version + 1 WHERE ${OF_ADA}`],
    /UPDATE of tasks .* not that of/,
  ],
  [
    'a change of a project without one',
    [`UPDATE projects SET version = version + 1 WHERE ${OF_ADA}`],
    /UPDATE of projects/,
  ],
  [
    'a change with the number of the one before',
    [`UPDATE tasks SET version = version + 1, ${NUMBERED} WHERE ${OF_ADA}`],
    /UPDATE of tasks .* not that of/,
  ],
  [
    'a change beside one that has its number',
    [MAKE, RAISE, MAKE, `UPDATE tasks SET version = 2 WHERE ${OF_ADA}`],
    /has the/,
  ],
  ['a new row with its number', [RAISE, MAKE]],
  ['a new row with the number of the one before', [MAKE], /INSERT of tasks .* not that of/],
  ['a deletion with a tombstone', [RAISE, BURY('users.change_seq'), DELETE]],
  ['a deletion without one', [DELETE], /DELETE of tasks .* left no tombstone/],
  ['a deletion with an older one', [BURY('1'), DELETE], /DELETE of tasks .* left no tombstone/],
  ['a number that nothing has', [RAISE], /was raised to \d+, which nothing has/],
  ['a number that is raised by two', [RAISE.replace('+ 1', '+ 2'), MAKE], /went from \d+ to \d+/],
  ['a number that is raised twice', [RAISE, MAKE, RAISE, MAKE], /was raised twice|INSERT of tasks/],
  ['the end of an account', [DELETE, `DELETE FROM projects WHERE ${OF_ADA}`, 'DELETE FROM users WHERE id = $1']],
];

for (const [what, statements, refusal] of WRITES) {
  t.test(`${what} is ${refusal ? 'refused' : 'taken'}`, { skip }, async (t) => {
    const ada = newUser(app);
    await makeProject(ada);
    await makeTask(ada);
    const before = await everythingOf(database, ada.id);
    const connection = await database.pool.connect();
    try {
      await connection.query('BEGIN');
      for (const text of statements) await connection.query(text, [ada.id]);
      const commit = connection.query('COMMIT');
      await (refusal ? t.rejects(commit, { message: refusal }) : t.resolves(commit));
    } finally {
      connection.release();
    }
    const isAsItWas = JSON.stringify(await everythingOf(database, ada.id)) === JSON.stringify(before);
    t.equal(isAsItWas, refusal !== undefined);
  });
}
