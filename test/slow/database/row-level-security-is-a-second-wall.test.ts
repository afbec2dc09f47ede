import { randomUUID } from 'node:crypto';
import pg from 'pg';
import t, { type Test } from 'tap';
import { buildApp } from '../../../src/app.ts';
import { createTokenVerifier } from '../../../src/auth/verifier.ts';
import { readConfig } from '../../../src/config/index.ts';
import { applyMigrations } from '../../../src/database/migrate/apply.ts';
import { pretendCitus } from '../../database/citus-stand-in.ts';
import { open, scratchDatabase, withoutServer } from '../../database/scratch.ts';
import { taskIn, titlesIn } from '../../helpers/answers.ts';
import { newUser, TEST_SECRET, type TestUser } from '../../helpers/app.ts';
import { temporaryFolder } from '../../helpers/embedded-template.ts';
import { makeProject } from '../../helpers/planning.ts';
import { runForTexts } from '../../helpers/rows.ts';
import { statementOf } from '../../helpers/statement.ts';
import { makeTask } from '../../helpers/tasks.ts';
import { newMember, newTeam, onPathOf, WITH_TEAMS } from '../../helpers/teams.ts';
import { run } from '../../processes/program.ts';

const NEEDS_SERVER = { skip: withoutServer };

async function ask(url: string, sql: string): Promise<unknown[][]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

/** Runs the script in an empty folder, so that no `.env` has a say. */
async function script(t: Test, DATABASE_URL: string, ...parameters: string[]) {
  const env = DATABASE_URL ? { DATABASE_URL } : {};
  const child = run(t, 'scripts/database/row-security.ts', parameters, { env, cwd: await temporaryFolder(t) });
  const said = await child.line();
  return { code: await child.exit(), said, complaint: child.complaint() };
}

/** A role of the server; made before the databases in which it gets rights, since it goes when they are gone. */
async function makeRole(t: Test, attributes: string): Promise<string> {
  const role = `service_${randomUUID().slice(0, 8)}`;
  const server = process.env.TEST_DATABASE_URL ?? '';
  await ask(server, `CREATE ROLE ${role} LOGIN ${attributes}`);
  t.teardown(() => ask(server, `DROP ROLE ${role}`));
  return role;
}

/** A migrated database behind the wall, as its owner and as the role of the service. */
async function walled(t: Test): Promise<{ owner: string; service: string; role: string }> {
  const role = await makeRole(t, '');
  const owner = await scratchDatabase(t);
  await applyMigrations({ connectionString: owner });
  t.match(await script(t, owner, '--role', role), { code: 0, said: `row-level security is on, and binds ${role}` });
  const service = new URL(owner);
  service.username = role;
  return { owner, service: service.href, role };
}

/** Statements in which somebody forgot whose rows they are about; `$1` is there, and decides nothing. */
const CARELESS = {
  see: statementOf('read', 'SELECT user_id, title FROM tasks WHERE $1::text IS NOT NULL'),
  change: statementOf('write', "UPDATE tasks SET title = 'taken' WHERE $1::text IS NOT NULL RETURNING user_id"),
  remove: statementOf('write', 'DELETE FROM tasks WHERE $1::text IS NOT NULL RETURNING user_id'),
  users: statementOf('read', 'SELECT id FROM users WHERE $1::text IS NOT NULL'),
  projects: statementOf('read', 'SELECT user_id FROM projects WHERE $1::text IS NOT NULL'),
  keys: statementOf('read', 'SELECT user_id FROM idempotency_keys WHERE $1::text IS NOT NULL'),
  give: statementOf('write', "UPDATE tasks SET user_id = 'bob' WHERE user_id = $1"),
  make: statementOf(
    'write',
    `INSERT INTO tasks (user_id, id, title, created_at, updated_at)
     SELECT 'bob', gen_random_uuid(), 'planted', now(), now() WHERE $1::text IS NOT NULL`,
  ),
};

/** What changes several rows: all of it under the lock of the user. What is left is one task. */
async function plan(t: Test, user: TestUser): Promise<void> {
  const { id: project_id } = await makeProject(user);
  const top = await makeTask(user, { tags: ['old'], is_completed: true });
  const below = await makeTask(user, { parent_id: top.id, project_id: null });
  for (const [method, url, payload, status] of [
    ['PATCH', `tasks/${top.id}`, { project_id }, 200],
    ['PATCH', `tasks/${below.id}/move`, { to: 'start', parent_id: null }, 200],
    ['PATCH', 'tags', { from: 'old', to: 'new' }, 200],
    ['GET', 'tags', undefined, 200],
    ['DELETE', 'tags?name=new', undefined, 200],
    ['DELETE', 'tasks?is_completed=true', undefined, 200],
    ['DELETE', `projects/${project_id}?tasks=delete`, undefined, 204],
  ] as const) {
    const answer = await user.request({ method, url, ...(payload && { payload }) });
    t.equal(answer.statusCode, status, `${method} ${url}: ${answer.body}`);
  }
  t.equal((await user.request({ url: `tasks/${below.id}` })).statusCode, 404, 'the project had it');
}

for (const prepare of ['true', 'false']) {
  const environment = (url: string) => ({
    DATABASE_URL: url,
    DATABASE_ROW_SECURITY: 'true',
    DATABASE_PREPARED_STATEMENTS: prepare,
    DATABASE_POOL_SIZE: '2',
  });

  t.test(`behind it everything works (prepared statements: ${prepare})`, NEEDS_SERVER, async (t) => {
    const { service, owner } = await walled(t);
    const database = await open(t, environment(service));
    t.equal(await database.rowSecurityFault(), undefined);
    t.strictSame(await database.pendingMigrations(), []);
    const limits = { NODE_ENV: 'test', JWT_SECRET: TEST_SECRET, RATE_LIMIT_PER_MINUTE: '0' };
    const config = readConfig({ ...limits, ...WITH_TEAMS });
    const app = await buildApp({ config, database, verifyToken: createTokenVerifier(config) });
    t.teardown(() => app.close());
    // The wall is around the owner, whoever the subject is.
    const teams = Array.from({ length: 4 }, newTeam);
    const members = teams.map((team) => onPathOf(newMember(app, [team]), team));
    const users = [...members, ...Array.from({ length: 4 }, () => newUser(app))];
    const lives = users.map(async (user) => {
      const headers = { 'idempotency-key': 'same-for-all' };
      const creation = { method: 'POST', url: 'tasks', headers, payload: { title: user.id } } as const;
      const { id } = taskIn(await user.request(creation));
      t.equal(taskIn(await user.request(creation)).id, id, 'a repeated creation');
      t.equal((await user.request({ method: 'PATCH', url: `tasks/${id}`, payload: { position: 2 } })).statusCode, 200);
      t.equal((await user.request({ method: 'PATCH', url: `tasks/${id}/complete` })).statusCode, 200);
      t.equal((await user.request({ url: `tasks/${id}` })).statusCode, 200);
      t.strictSame(titlesIn(await user.request({ url: `tasks?q=${user.id.slice(0, 4)}&include_total=true` })), [
        user.id,
      ]);
      t.equal((await user.request({ method: 'POST', url: 'tasks', payload: { title: 'More' } })).statusCode, 201);
      t.equal((await user.request({ method: 'DELETE', url: `tasks/${id}` })).statusCode, 204);
      await plan(t, user);
    });
    await Promise.all(lives);
    t.strictSame(await ask(owner, 'SELECT count(*) FROM tasks'), [['8']]);
  });

  t.test(
    `a statement that forgets its user meets no one else's rows (prepared statements: ${prepare})`,
    NEEDS_SERVER,
    async (t) => {
      const { service, owner } = await walled(t);
      const database = await open(t, environment(service));
      const { pool } = database;
      const run = runForTexts(database.prisma.$rowsOf);
      const now = "'2026-11-20T10:00:00Z'";
      const rows = (table: string) => ask(owner, `SELECT * FROM ${table} ORDER BY user_id`);
      await ask(
        owner,
        `INSERT INTO users SELECT name, ${now} FROM unnest('{alice,bob}'::text[]) AS name;
       INSERT INTO tasks (user_id, id, title, created_at, updated_at) SELECT id, gen_random_uuid(), 'of ' || id, ${now}, ${now} FROM users;
       INSERT INTO projects (user_id, id, name, position, created_at, updated_at, search_name) SELECT id, gen_random_uuid(), 'House', 0, ${now}, ${now}, 'house' FROM users;
       INSERT INTO idempotency_keys (user_id, key, fingerprint, answer, expires_at) SELECT id, 'key', 'x', '{}', ${now} FROM users`,
      );
      const before = await rows('tasks');
      const [mine, theirs] = await Promise.all(['alice', 'bob'].map((user) => run(CARELESS.see, user)));
      t.strictSame([mine, theirs], [[['alice', 'of alice']], [['bob', 'of bob']]], 'at the same time');
      for (const statement of [CARELESS.users, CARELESS.keys, CARELESS.projects])
        t.strictSame(await run(statement, 'alice'), [['alice']], statement.text);
      for (const statement of [CARELESS.make, CARELESS.give]) {
        await t.rejects(run(statement, 'alice'), { code: '42501' }, statement.text);
      }
      t.strictSame(await run(CARELESS.see, 'nobody'), [], 'who has nothing sees nothing');
      t.strictSame(await run(CARELESS.see, ''), []);
      for (let connection = 0; connection < 4; connection += 1) {
        t.strictSame((await pool.query('SELECT * FROM tasks')).rows, [], 'nothing stays behind on a connection');
      }
      t.strictSame(await rows('tasks'), before);
      t.strictSame(await run(CARELESS.change, 'alice'), [['alice']]);
      t.strictSame(await run(CARELESS.remove, 'alice'), [['alice']]);
      t.strictSame(await rows('tasks'), before.slice(1), 'what is of bob is as it was');
    },
  );

  t.test(`streams learn who has changed something (prepared statements: ${prepare})`, NEEDS_SERVER, async (t) => {
    const { service, owner } = await walled(t);
    await ask(owner, "INSERT INTO users (id, created_at, change_seq) VALUES ('alice', now(), 3), ('bob', now(), 5)");
    const { changedUsers } = await open(t, environment(service));
    t.strictSame(
      await changedUsers(new Map([...['alice', 'nobody'].map((name) => [name, -1n] as const), ['bob', 5n]])),
      new Map([
        ['alice', 3n],
        ['nobody', 0n],
      ]),
    );
    const known = new Map([
      ['alice', 3n],
      ['nobody', 0n],
    ]);
    t.strictSame(await changedUsers(known), new Map(), 'nothing of who was not named');
    await ask(owner, "DELETE FROM users WHERE id = 'alice'");
    t.strictSame(await changedUsers(known), new Map([['alice', 0n]]), 'who was removed has changed');
  });

  t.test(`a statement that fails does not harm the next (prepared statements: ${prepare})`, NEEDS_SERVER, async (t) => {
    const { service } = await walled(t);
    const database = await open(t, { ...environment(service), DATABASE_POOL_SIZE: '1' });
    const run = runForTexts(database.prisma.$rowsOf);
    const bad = statementOf('read', 'SELECT no_such_column FROM tasks WHERE user_id = $1');
    const divides = statementOf('read', 'SELECT 1 / length($1) ');
    for (let turn = 0; turn < 3; turn += 1) {
      const all = [run(bad, 'alice'), run(CARELESS.see, 'alice'), run(divides, ''), run(divides, 'a')];
      const outcomes = await Promise.allSettled(all);
      const got = outcomes.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.code));
      t.strictSame(got, ['42703', [], '22012', [['1']]], `turn ${turn}`);
    }
  });
}

t.test('the service says when the role and the setting do not fit', NEEDS_SERVER, async (t) => {
  const { owner, service } = await walled(t);
  const asOwner = await open(t, { DATABASE_URL: owner, DATABASE_ROW_SECURITY: 'true' });
  t.match(await asOwner.rowSecurityFault(), /^DATABASE_ROW_SECURITY is true, but does not bind this role/);
  await ask(owner, 'DROP FUNCTION taskpact_changed_users(text[], bigint[])');
  const older = await open(t, { DATABASE_URL: service, DATABASE_ROW_SECURITY: 'true' });
  t.match(await older.rowSecurityFault(), /^DATABASE_ROW_SECURITY is true, but [^:]+ of an older version: run/);
  const without = await open(t, { DATABASE_URL: service });
  t.match(await without.rowSecurityFault(), /^row-level security hides all tasks from this role/);
  t.match(await script(t, owner, '--off'), { code: 0, said: 'row-level security is off' });
  t.equal(await without.rowSecurityFault(), undefined, 'lifted');
});

t.test('what is distributed is refused in one line, since it would hide all rows', NEEDS_SERVER, async (t) => {
  const role = await makeRole(t, '');
  const url = await scratchDatabase(t);
  await applyMigrations({ connectionString: url });
  await pretendCitus(url);
  t.match(await script(t, url, '--role', role), { code: 0 }, 'the extension alone is no hindrance');
  t.match(await script(t, url, '--off'), { code: 0 });
  await ask(url, "INSERT INTO citus_tables VALUES ('tasks', 'distributed', 'user_id', 3)");
  const outcome = await script(t, url, '--role', role);
  t.match(outcome, {
    code: 1,
    complaint: /^row-security: tasks is distributed, and row-level security does not work [^\n]+\n$/,
  });
  t.match(await script(t, url, '--off'), { code: 0 }, 'it can always be turned off');
});

t.test('a role that no policy would bind is refused in one line, and so is what cannot be', NEEDS_SERVER, async (t) => {
  const { owner, role } = await walled(t);
  const bypassing = await makeRole(t, 'BYPASSRLS');
  for (const [complaint, ...parameters] of [
    ['There is no role nobody_at_all', '--role', 'nobody_at_all'],
    ['is a superuser or has BYPASSRLS', '--role', 'postgres'],
    ['is a superuser or has BYPASSRLS', '--role', bypassing],
    ['Either --role', '--role', role, '--off'],
    ['Either --role'],
  ] as const) {
    const outcome = await script(t, owner, ...parameters);
    t.match(outcome, { code: 1, complaint }, complaint);
    t.match(outcome.complaint, /^row-security: [^\n]+\n?$/);
  }
  t.match(await script(t, '', '--role', role), { code: 1, complaint: 'DATABASE_URL is not set' });
});
