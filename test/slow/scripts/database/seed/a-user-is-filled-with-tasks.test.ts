import { randomUUID } from 'node:crypto';
import t, { type Test } from 'tap';
import { readConfig } from '../../../../../src/config/index.ts';
import { openDatabase } from '../../../../../src/database/index.ts';
import { scratchDatabase, withoutServer } from '../../../../database/scratch.ts';
import { embeddedFolder, temporaryFolder } from '../../../../helpers/embedded-template.ts';
import { run } from '../../../../processes/program.ts';

// Each run starts a process, some an embedded database: on a busy machine that adds up.
t.setTimeout(240_000);

/** Runs the script in an empty folder, so that no `.env` has a say. */
async function seed(t: Test, env: Record<string, string>, parameters: string[]) {
  const script = run(t, 'scripts/database/seed/index.ts', parameters, { env, cwd: await temporaryFolder(t) });
  const said = await script.line();
  return { said, code: await script.exit(), complaint: script.complaint() };
}

const tasksIn = async (env: Record<string, string>, user_id: string) => {
  const database = await openDatabase(readConfig({ ...env, NODE_ENV: 'test' }));
  try {
    return await database.prisma.task.findMany({ where: { user_id }, orderBy: { id: 'asc' } });
  } finally {
    await database.close();
  }
};

t.test('in the embedded database, and once more on top', async (t) => {
  const env = { DATA_DIR: await embeddedFolder(t) };
  const below: number[] = [];
  for (const round of [1, 2]) {
    const { said, code, complaint } = await seed(t, env, ['--user', 'ada', '--tasks', '1500', '--seed', '5']);
    t.strictSame([code, complaint], [0, '']);
    t.match(said, /^"ada" has 1500 tasks more, and 5 projects \(embedded, .*; seed 5\)\.$/);
    const tasks = await tasksIn(env, 'ada');
    t.equal(tasks.length, 1500 * round);
    below.push(tasks.filter(({ parent_id }) => parent_id !== null).length);
    t.equal(new Set(tasks.flatMap(({ project_id }) => project_id ?? [])).size, 5 * round);
  }
  const [first = 0, both] = below;
  t.ok(first > 0);
  t.equal(both, 2 * first, 'the seed decides');
});

const { TEST_DATABASE_URL = '' } = process.env;
t.test('in PostgreSQL, for the user demo unless told otherwise', { skip: withoutServer }, async (t) => {
  const env = { DATABASE_URL: TEST_DATABASE_URL, NODE_ENV: 'production' };
  const user = `user-${randomUUID()}`;
  t.match(await seed(t, env, ['--user', user, '--tasks', '3']), { code: 0, complaint: '' });
  t.equal((await tasksIn(env, user)).length, 3);
});

t.test('a database without the tables is left alone', { skip: withoutServer }, async (t) => {
  const outcome = await seed(t, { DATABASE_URL: await scratchDatabase(t) }, []);
  t.match(outcome, {
    code: 1,
    complaint: 'seed: the database is not migrated: `npm run migrate` has to be run first\n',
  });
});

const AWAY = 'postgresql://ada:secret@127.0.0.1:1/tasks';
const refusals: [name: string, parameters: string[], want: RegExp][] = [
  ['no tasks', ['--tasks', '0'], /^seed: --tasks must be a whole number from 1 to 1000000\n$/],
  ['a database that is away', [], /^seed: the database at 127\.0\.0\.1:1\/tasks cannot be reached: .*\n$/],
];
for (const [name, parameters, want] of refusals) {
  t.test(`${name}: one line, and exit code 1`, async (t) => {
    const outcome = await seed(t, { DATABASE_URL: AWAY }, parameters);
    t.match(outcome, { code: 1, said: undefined, complaint: want });
    t.notMatch(outcome.complaint, 'secret');
  });
}
