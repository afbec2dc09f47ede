import t from 'tap';
import { openEmbeddedCopy } from './scratch.ts';

const { pool } = await openEmbeddedCopy(t);
await pool.query(`INSERT INTO users VALUES ('ada', now())`);

interface Row {
  title?: string;
  description?: string | null;
  is_completed?: boolean;
  completed_at?: string | null;
  version?: number;
  user_id?: string;
}

/** Writes a task; gives the name of the constraint that refused it. */
async function refusal(row: Row): Promise<string | undefined> {
  const task = {
    user_id: 'ada',
    title: 'x',
    description: null,
    is_completed: false,
    completed_at: null,
    version: 1,
    ...row,
  };
  return pool
    .query(
      `INSERT INTO tasks (id, created_at, updated_at, user_id, title, description, is_completed, completed_at, version)
       VALUES (gen_random_uuid(), now(), now(), $1, $2, $3, $4, $5, $6)`,
      [task.user_id, task.title, task.description, task.is_completed, task.completed_at, task.version],
    )
    .then(
      () => undefined,
      (error) => error.constraint,
    );
}

const NOW = '2026-11-20T10:00:00Z';
const cases: [name: string, row: Row, want: string | undefined][] = [
  ['an ordinary task', {}, undefined],
  ['a completed one', { is_completed: true, completed_at: NOW }, undefined],
  ['completed without a time', { is_completed: true }, 'tasks_completion'],
  ['a time without completed', { completed_at: NOW }, 'tasks_completion'],
  ['a title of blanks', { title: ' \t\n' }, 'tasks_title_not_blank'],
  ['an empty title', { title: '' }, 'tasks_title_length'],
  ['a title of 500 characters outside the BMP', { title: '😀'.repeat(500) }, undefined],
  ['a title of 501 characters', { title: 'x'.repeat(501) }, 'tasks_title_length'],
  ['a description of 5,000 characters', { description: 'x'.repeat(5000) }, undefined],
  ['a description of 5,001 characters', { description: 'x'.repeat(5001) }, 'tasks_description_length'],
  ['version 0', { version: 0 }, 'tasks_version'],
  ['a task of nobody', { user_id: 'nobody' }, 'tasks_owner_fkey'],
];
for (const [name, row, want] of cases) {
  t.test(`${name}: ${want ?? 'accepted'}`, async (t) => {
    t.equal(await refusal(row), want);
  });
}

const ids: [name: string, id: string, want: string | undefined][] = [
  ['of 255 characters', 'x'.repeat(255), undefined],
  ['of 256 characters', 'x'.repeat(256), 'users_id_length'],
  ['that is empty', '', 'users_id_length'],
];
for (const [name, id, want] of ids) {
  t.test(`a user id ${name}: ${want ?? 'accepted'}`, async (t) => {
    const failure = await pool.query('INSERT INTO users VALUES ($1, now())', [id]).catch((error) => error);
    t.equal(failure.constraint, want);
  });
}

t.test('with its user a task goes', async (t) => {
  await pool.query(`INSERT INTO users VALUES ('bob', now())`);
  t.equal(await refusal({ user_id: 'bob' }), undefined);
  await pool.query(`DELETE FROM users WHERE id = 'bob'`);
  t.match(await pool.query(`SELECT count(*)::int FROM tasks WHERE user_id = 'bob'`), { rows: [{ count: 0 }] });
});
