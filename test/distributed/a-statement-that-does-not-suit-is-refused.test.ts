import t from 'tap';
import { findingsIn } from './rules.ts';

const NO_USER = (what: string) => [`${what} names no user`];

const statements: [sql: string, want: string[]][] = [
  // Rule 1: SELECT
  ['SELECT id FROM tasks WHERE user_id = $1 AND id = $2', []],
  ['SELECT t.id FROM public.tasks AS t WHERE (t.id = $2 AND ($1::text = t.user_id AND t.version > 1))', []],
  ['SELECT "public"."users"."id" FROM "public"."users" WHERE ("public"."users"."id" = $1 AND 1=1) LIMIT $2', []],
  ['SELECT id FROM tasks WHERE id = $1', NO_USER('SELECT on tasks')],
  ['SELECT id FROM tasks', NO_USER('SELECT on tasks')],
  ["SELECT id FROM tasks WHERE user_id = 'ada'", NO_USER('SELECT on tasks')],
  ['SELECT id FROM tasks WHERE user_id = $1 OR position = $2', NO_USER('SELECT on tasks')],
  ['SELECT id FROM tasks WHERE NOT user_id = $1', NO_USER('SELECT on tasks')],
  ['SELECT id FROM tasks WHERE user_id <> $1', NO_USER('SELECT on tasks')],
  ['SELECT id FROM tasks WHERE user_id = ANY ($1)', NO_USER('SELECT on tasks')],
  ['SELECT id FROM tasks WHERE user_id = lower($1)', NO_USER('SELECT on tasks')],
  ['SELECT created_at FROM users WHERE user_id = $1', NO_USER('SELECT on users')],
  ['SELECT 1 FROM tasks t JOIN users u ON u.id = t.user_id WHERE t.user_id = $1', NO_USER('SELECT on users')],
  ['SELECT 1 FROM tasks t, users u WHERE t.user_id = $1 AND u.id = $1', []],
  ['SELECT 1 FROM tasks t, users u WHERE t.user_id = $1 AND u.id = $2', ['names several users: $1, $2']],
  ['SELECT (SELECT count(*) FROM tasks) FROM users WHERE id = $1', NO_USER('SELECT on tasks')],
  ['SELECT 1 FROM (SELECT id FROM tasks) AS t WHERE user_id = $1', NO_USER('SELECT on tasks')],
  [
    'SELECT 1 FROM tasks WHERE user_id = $1 UNION ALL SELECT 1 FROM idempotency_keys',
    NO_USER('SELECT on idempotency_keys'),
  ],
  ['SELECT version FROM other_table', []],
  // Rule 1: UPDATE and DELETE
  ['UPDATE tasks SET position = $3 WHERE user_id = $1 AND id = $2', []],
  ['UPDATE tasks SET position = $2 WHERE id = $1', NO_USER('UPDATE on tasks')],
  ['UPDATE tasks SET position = 1 FROM users u WHERE user_id = $1', NO_USER('UPDATE on users')],
  ['DELETE FROM tasks WHERE user_id = $1 RETURNING id', []],
  ['DELETE FROM idempotency_keys WHERE expires_at < $1', NO_USER('DELETE on idempotency_keys')],
  ['DELETE FROM other_table USING tasks WHERE true', NO_USER('DELETE on tasks')],
  // Rule 1: INSERT
  ['INSERT INTO users (created_at, id) VALUES ($2, $1) ON CONFLICT DO NOTHING', []],
  ['INSERT INTO tasks (user_id, title) VALUES ($1, $2), ($1, $3)', []],
  ['INSERT INTO tasks (user_id, title) SELECT $1::text, $2', []],
  ["INSERT INTO tasks (user_id, title) VALUES ($1, 'a'), ('bob', 'b')", NO_USER('INSERT on tasks')],
  ['INSERT INTO tasks (user_id, title) VALUES ($1, $2), ($3, $4)', ['names several users: $1, $3']],
  ['INSERT INTO users VALUES ($1, $2)', NO_USER('INSERT on users')],
  ['INSERT INTO users (created_at) VALUES ($1)', NO_USER('INSERT on users')],
  ['INSERT INTO users (id) SELECT name FROM other_table', NO_USER('INSERT on users')],
  ['INSERT INTO tasks (user_id, title) SELECT user_id, $2 FROM idempotency_keys WHERE user_id = $1', []],
  [
    `INSERT INTO tasks (user_id, title) SELECT users.id, $2 FROM users JOIN idempotency_keys ON user_id = users.id
     WHERE users.id = $1 AND user_id = $1`,
    [],
  ],
  [
    'INSERT INTO tasks (user_id, title) SELECT users.id, $2 FROM users JOIN other_table ON TRUE WHERE user_id = $1',
    [...NO_USER('INSERT on tasks'), ...NO_USER('SELECT on users')],
  ],
  [
    'INSERT INTO tasks (user_id, title) SELECT key, $2 FROM idempotency_keys WHERE user_id = $1',
    NO_USER('INSERT on tasks'),
  ],
  [
    'INSERT INTO tasks (user_id, title) SELECT user_id, $2 FROM idempotency_keys WHERE key = $1',
    [...NO_USER('INSERT on tasks'), ...NO_USER('SELECT on idempotency_keys')],
  ],
  // Rule 1: what it does not know
  ['TRUNCATE tasks', ['tasks is used in a way that this rule does not know']],
  [
    'MERGE INTO tasks USING other_table ON true WHEN MATCHED THEN DELETE',
    ['tasks is used in a way that this rule does not know'],
  ],
  [
    'WITH tasks AS (SELECT 1 AS user_id) SELECT 1 FROM tasks WHERE user_id = $1',
    ['a CTE has the name of the table tasks'],
  ],
  // Rule 2
  ['UPDATE other_table SET a = $1 RETURNING *', []],
  ['UPDATE other_table SET a = $1 RETURNING json_build_object($2, a)', ['RETURNING computes: FuncCall']],
  ['UPDATE other_table SET a = $1 RETURNING to_json(a)', ['RETURNING computes: FuncCall']],
  [
    'DELETE FROM other_table RETURNING JSON_OBJECT(a: b)',
    ['RETURNING computes: JsonObjectConstructor', 'RETURNING computes: JsonKeyValue'],
  ],
  ['INSERT INTO other_table (a) VALUES ($1) RETURNING a::text', ['RETURNING computes: TypeCast']],
  ['WITH found AS (SELECT a FROM other_table) SELECT json_build_object($2::text, a) FROM found', []],
  // Rule 3
  ['UPDATE other_table SET a = coalesce(a, now())', ['asks the clock: now()']],
  ['SELECT pg_catalog.clock_timestamp()', ['asks the clock: clock_timestamp()']],
  ['SELECT 1 FROM other_table WHERE a < CURRENT_TIMESTAMP', ['asks the clock: CURRENT_TIMESTAMP']],
  ['SELECT CURRENT_DATE, LOCALTIME(3)', ['asks the clock: CURRENT_DATE', 'asks the clock: LOCALTIME_N']],
  ["SELECT 'Now'::timestamptz", ["asks the clock: 'Now'"]],
  ["SELECT date 'yesterday'", ["asks the clock: 'yesterday'"]],
  ["SELECT age($1::timestamptz), 'nowhere'::text, CURRENT_USER", ['asks the clock: age()']],
  ['INSERT INTO other_table (a) VALUES ($1::timestamptz)', []],
  // Rule 4
  [
    `WITH changed AS (UPDATE tasks SET title = $2 WHERE user_id = $1 RETURNING change_seq), raised AS (
       UPDATE users SET change_seq = changed.change_seq FROM changed WHERE users.id = $1
     ) SELECT 1 FROM changed`,
    [],
  ],
  [
    'WITH changed AS (UPDATE tasks SET title = $2 WHERE id = $1 RETURNING id) SELECT id FROM changed',
    NO_USER('UPDATE on tasks'),
  ],
  [
    `WITH changed AS (UPDATE tasks SET title = $2 WHERE user_id = $1), raised AS (
       UPDATE users SET change_seq = 1 WHERE id = $3
     ) SELECT 1`,
    ['names several users: $1, $3'],
  ],
  [
    'WITH gone AS (DELETE FROM tasks WHERE user_id = $1 RETURNING id) SELECT id FROM gone',
    ['a CTE changes rows: DeleteStmt'],
  ],
  [
    'WITH changed AS (UPDATE other_table SET a = $1 RETURNING a) SELECT a FROM changed',
    ['a CTE changes rows: UpdateStmt'],
  ],
  [
    `WITH claim AS (INSERT INTO idempotency_keys (user_id, key) VALUES ($1, $2) RETURNING user_id)
     INSERT INTO other_table (a) SELECT user_id FROM claim`,
    ['a CTE changes rows: InsertStmt'],
  ],
  ['INSERT INTO other_table (a) VALUES ((SELECT 1))', ['VALUES ask a query']],
];

for (const [sql, want] of statements) {
  t.test(`${want.length === 0 ? 'suits' : 'refused'}: ${sql.replaceAll(/\s+/g, ' ')}`, async (t) => {
    t.strictSame(await findingsIn(sql), want);
  });
}

t.test('what PostgreSQL cannot parse is an error, not a statement without findings', async (t) => {
  await t.rejects(findingsIn('SELEC 1'), /syntax error/);
});
