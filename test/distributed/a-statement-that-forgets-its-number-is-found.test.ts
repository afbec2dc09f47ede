import t from 'tap';
import { forgottenIn } from './number-rule.ts';

const operations: [statements: string[], want: string[]][] = [
  [['INSERT INTO tasks (user_id, change_seq) SELECT id, change_seq FROM users WHERE id = $1'], []],
  [['INSERT INTO tasks (user_id, title) VALUES ($1, $2)'], ['INSERT into tasks']],
  [['INSERT INTO "public"."projects" ("user_id", "change_seq") VALUES ($1, $2)'], []],
  [['INSERT INTO tasks VALUES ($1, $2)'], ['INSERT into tasks']],
  [
    ['INSERT INTO tasks (user_id, change_seq) VALUES ($1, $2) ON CONFLICT (user_id, id) DO UPDATE SET title = $3'],
    ['ON CONFLICT of tasks'],
  ],
  [['UPDATE tasks SET title = $2, change_seq = $3 WHERE user_id = $1'], []],
  [['UPDATE projects SET (name, change_seq) = ROW ($2, $3) WHERE user_id = $1'], []],
  [['UPDATE tasks SET title = $2 WHERE user_id = $1'], ['UPDATE of tasks']],
  [
    ['WITH changed AS (UPDATE tasks SET title = $2 WHERE user_id = $1 RETURNING id) SELECT id FROM changed'],
    ['UPDATE of tasks'],
  ],
  [['DELETE FROM tasks WHERE user_id = $1'], ['DELETE from tasks']],
  [
    [
      'INSERT INTO tombstones (user_id, id, change_seq) SELECT user_id, id, $2 FROM tasks WHERE user_id = $1',
      'DELETE FROM tasks WHERE user_id = $1',
    ],
    [],
  ],
  [['INSERT INTO tombstones (user_id, id) VALUES ($1, $2)'], ['INSERT into tombstones']],
  [['MERGE INTO tasks USING users ON TRUE WHEN MATCHED THEN DELETE'], ['MERGE into tasks']],
  [['DELETE FROM tombstones WHERE user_id = $1', 'DELETE FROM idempotency_keys WHERE user_id = $1'], []],
  [['SELECT title FROM tasks WHERE user_id = $1'], []],
];

for (const [statements, want] of operations) {
  t.test(`${want.length === 0 ? 'numbered' : 'found'}: ${statements.join('; ')}`, async (t) => {
    t.strictSame(Object.values(await forgottenIn(statements)).flat(), want);
  });
}
