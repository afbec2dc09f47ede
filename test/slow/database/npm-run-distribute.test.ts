import t, { type Test } from 'tap';
import { applyMigrations } from '../../../src/database/migrate/apply.ts';
import { callsTo, pretendCitus } from '../../database/citus-stand-in.ts';
import { scratchDatabase, withoutServer } from '../../database/scratch.ts';
import { runSql } from '../../database/sql.ts';
import { runToEnd } from '../../processes/program.ts';

const NEEDS_SERVER = { skip: withoutServer };

const NOTHING_TO_DO = { code: 0, lines: ['Nothing to do: the tables are distributed by user.'], complaint: '' };

const SPREAD = [
  'distributed users by id',
  'distributed projects by user_id',
  'distributed tasks by user_id',
  'distributed idempotency_keys by user_id',
  'distributed tombstones by user_id',
  'distributed webhook_cursors by user_id',
];

const SHARED = ['showed the workers the table _prisma_migrations', 'showed the workers the table webhook_state'];

const DISTRIBUTED = [...SPREAD, ...SHARED];

/** Runs the script with these variables. */
const distribute = (t: Test, env: Record<string, string>, parameters: string[] = []) =>
  runToEnd(t, 'scripts/database/distribute.ts', parameters, env);

// The logic of the script, with a stand-in for Citus; test/citus tests it on a real cluster.

/** A migrated database that looks like a Citus coordinator, prepared further by some SQL. */
async function coordinator(t: Test, sql = 'SELECT 1'): Promise<string> {
  const url = await scratchDatabase(t);
  await applyMigrations({ connectionString: url });
  await pretendCitus(url);
  await runSql(url, sql);
  return url;
}

t.test(
  'distributes users before what refers to them, beside them, in one transaction; once',
  NEEDS_SERVER,
  async (t) => {
    const DATABASE_URL = await coordinator(t);
    t.same(await distribute(t, { DATABASE_URL }), { code: 0, lines: DISTRIBUTED, complaint: '' });
    const calls = [
      'users by id with default in transaction 1',
      'projects by user_id with users in transaction 1',
      'tasks by user_id with users in transaction 1',
      'idempotency_keys by user_id with users in transaction 1',
      'tombstones by user_id with users in transaction 1',
      'webhook_cursors by user_id with users in transaction 1',
      'share _prisma_migrations',
      'share webhook_state',
    ];
    t.same(await callsTo(DATABASE_URL), calls);
    t.same(await distribute(t, { DATABASE_URL }), NOTHING_TO_DO);
    t.same(await callsTo(DATABASE_URL), calls, 'the second run asks for nothing');
  },
);

t.test('goes past the pooler when told the way', NEEDS_SERVER, async (t) => {
  const env = { DATABASE_URL: 'postgresql://ada@127.0.0.1:1/tasks', DIRECT_DATABASE_URL: await coordinator(t) };
  t.match(await distribute(t, env), { code: 0, lines: DISTRIBUTED });
});

t.test('frees the local copies of rows that were there before', NEEDS_SERVER, async (t) => {
  const DATABASE_URL = await coordinator(t, "INSERT INTO users (id, created_at) VALUES ('ada', '2026-01-01Z')");
  t.match(await distribute(t, { DATABASE_URL }), {
    lines: [...SPREAD, 'freed the local copies of rows that are distributed', ...SHARED],
  });
  t.equal((await callsTo(DATABASE_URL)).at(-3), 'truncate users');
  t.same(await distribute(t, { DATABASE_URL }), NOTHING_TO_DO);
});

t.test('goes on where only some tables are distributed', NEEDS_SERVER, async (t) => {
  const DATABASE_URL = await coordinator(
    t,
    "INSERT INTO citus_tables VALUES ('users', 'distributed', 'id', 3), ('tasks', 'local', '<none>', 0)",
  );
  t.match(await distribute(t, { DATABASE_URL }), { code: 0, lines: DISTRIBUTED.slice(1) });
});

t.test('what fails leaves every table as it was, and is told with its reason', NEEDS_SERVER, async (t) => {
  const DATABASE_URL = await coordinator(
    t,
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       RAISE 'the worker is away' USING DETAIL = 'It said\nnothing.', HINT = 'Call it.';
     END $$;
     CREATE TRIGGER refuse BEFORE INSERT ON citus_tables FOR EACH ROW
       WHEN (NEW.table_name = 'idempotency_keys'::regclass) EXECUTE FUNCTION refuse()`,
  );
  const refused = { code: 1, lines: [], complaint: 'distribute: the worker is away; It said; nothing.; Call it.\n' };
  t.same(await distribute(t, { DATABASE_URL }), refused);
  t.same(await runSql(DATABASE_URL, 'SELECT * FROM citus_tables'), []);
});

const unsuitable: [name: string, sql: string, want: string][] = [
  [
    'a table that another one refers to',
    'CREATE TABLE notes (user_id text, task_id uuid, CONSTRAINT notes_task FOREIGN KEY (user_id, task_id) REFERENCES tasks)',
    'The foreign key notes_task of notes, which is no table of Taskpact, refers to tasks: drop it first.',
  ],
  [
    'a table that is distributed by something else',
    "INSERT INTO citus_tables VALUES ('users', 'distributed', 'created_at', 3)",
    "users is distributed, but not by id: undo that first with SELECT undistribute_table('users').",
  ],
  [
    'a table that is distributed elsewhere',
    "INSERT INTO citus_tables VALUES ('users', 'distributed', 'id', 3), ('tasks', 'distributed', 'user_id', 4)",
    "tasks is distributed, but not by user_id beside users: undo that first with SELECT undistribute_table('tasks').",
  ],
  [
    'a reference table',
    "INSERT INTO citus_tables VALUES ('users', 'reference', '<none>', 3)",
    "users is distributed, but not by id: undo that first with SELECT undistribute_table('users').",
  ],
  [
    'a database that lacks a migration',
    "DELETE FROM _prisma_migrations WHERE migration_name LIKE '%_tasks_owner%'",
    'The database lacks the migrations 20261121000000_tasks_owner, 20261121000001_tasks_owner_once: run npm run migrate first.',
  ],
  [
    'a database with row-level security',
    'ALTER TABLE tasks ENABLE ROW LEVEL SECURITY',
    'Row-level security is on for tasks, and does not work on a distributed PostgreSQL, whose nodes do not hear whose a statement is: turn it off with npm run row-security -- --off, or do not distribute.',
  ],
  [
    'a database without citus',
    "DELETE FROM pg_extension WHERE extname = 'citus'",
    'The database has no citus extension: make it with CREATE EXTENSION citus, on every node.',
  ],
];
for (const [name, sql, want] of unsuitable) {
  t.test(`${name}: one line, exit code 1, and nothing done`, NEEDS_SERVER, async (t) => {
    const DATABASE_URL = await coordinator(t, sql);
    t.same(await distribute(t, { DATABASE_URL }), { code: 1, lines: [], complaint: `distribute: ${want}\n` });
    t.same(await callsTo(DATABASE_URL), []);
  });
}

const refusals: [name: string, env: Record<string, string>, parameters: string[], want: string][] = [
  ['no database', {}, [], 'DATABASE_URL is not set, and the embedded database cannot be distributed.'],
  [
    'a database that is away',
    { DATABASE_URL: 'postgresql://ada:secret@127.0.0.1:1/tasks' },
    [],
    'The database at 127.0.0.1:1/tasks cannot be reached: connect ECONNREFUSED 127.0.0.1:1',
  ],
  ['an option that is none', {}, ['--force'], "Unknown option '--force'; --help says what there is"],
];
for (const [name, env, parameters, want] of refusals) {
  t.test(`${name}: one line without credentials, and exit code 1`, async (t) => {
    t.same(await distribute(t, env, parameters), { code: 1, lines: [], complaint: `distribute: ${want}\n` });
  });
}
