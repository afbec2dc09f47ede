import t, { type Test } from 'tap';
import { scratchDatabase, withoutServer } from '../../database/scratch.ts';
import { runToEnd } from '../../processes/program.ts';

const INITIAL = '20261120000000_initial';

/** Runs the script with these variables. */
const migrate = (t: Test, env: Record<string, string>, parameters: string[] = []) =>
  runToEnd(t, 'scripts/database/migrate.ts', parameters, env);

t.test('applies what is pending, once, and needs no key source for it', { skip: withoutServer }, async (t) => {
  const env = { DATABASE_URL: await scratchDatabase(t), NODE_ENV: 'production' };
  t.match(await migrate(t, env, ['--status']), { code: 1, lines: [`pending ${INITIAL}`] });
  t.match(await migrate(t, env), { code: 0, lines: [`applied ${INITIAL}`] });
  t.match(await migrate(t, env), { code: 0, lines: ['Nothing to do: the database has every migration.'] });
  t.match(await migrate(t, env, ['--status']), { code: 0, lines: [`applied ${INITIAL}`] });
});

t.test('goes past the pooler when told the way', { skip: withoutServer }, async (t) => {
  const env = { DATABASE_URL: 'postgresql://ada@127.0.0.1:1/tasks', DIRECT_DATABASE_URL: await scratchDatabase(t) };
  t.match(await migrate(t, env), { code: 0, lines: [`applied ${INITIAL}`] });
});

t.test('without DATABASE_URL it says who migrates', async (t) => {
  t.same(await migrate(t, {}), {
    code: 0,
    lines: ['DATABASE_URL is not set: the embedded database is migrated when the service starts.'],
    complaint: '',
  });
});

const refusals: [name: string, env: Record<string, string>, parameters: string[], want: string][] = [
  [
    'a database that is away',
    { DATABASE_URL: 'postgresql://ada:secret@127.0.0.1:1/tasks' },
    [],
    'migrate: The database at 127.0.0.1:1/tasks cannot be reached: connect ECONNREFUSED 127.0.0.1:1\n',
  ],
  [
    'a URL that is none',
    { DATABASE_URL: 'mysql://ada:secret@127.0.0.1/tasks' },
    [],
    'migrate: DATABASE_URL must be a URL like postgresql://user:password@host:5432/database\n',
  ],
  ['an option that is none', {}, ['--force'], "migrate: Unknown option '--force'; --help says what there is\n"],
];
for (const [name, env, parameters, want] of refusals) {
  t.test(`${name}: one line without credentials, and exit code 1`, async (t) => {
    t.same(await migrate(t, env, parameters), { code: 1, lines: [], complaint: want });
  });
}
