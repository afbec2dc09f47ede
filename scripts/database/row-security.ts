// `npm run row-security -- --role taskpact_service`, as the owner of the tables: lets the database itself keep users apart.
import pg from 'pg';
import { OWNED_TABLES } from '../../generated/tables.ts';
import { parseCommandLine } from '../../src/config/command-line.ts';
import { readEnvironment } from '../../src/config/environment.ts';
import { USER_SETTING } from '../../src/database/raw/index.ts';
import { CHANGED_USERS, FUNCTIONS } from '../../src/database/row-security.ts';
import { WEBHOOK_QUESTIONS } from '../../src/database/webhook-users.ts';
import { askOn, hasCitus, standings } from './citus/tables.ts';
import { atDatabase, directDatabaseUrl, runScript } from './direct.ts';

const COMMAND = {
  call: 'npm run row-security --',
  about: `Lets the database itself keep users apart, by row-level security. To be run as the owner of the tables.
In the environment: DATABASE_URL, or DIRECT_DATABASE_URL past a pooler.`,
  options: {
    role: {
      type: 'string',
      value: 'NAME',
      about: 'the role that the service connects as, which is bound from then on',
    },
    off: { type: 'boolean', default: false, about: 'undoes it, instead' },
  },
  example: '--role taskpact_service',
} as const;

const POLICY = 'taskpact_user';

/** The tables, and the column that says whose a row is. */
const OWNERS = [['users', 'id'], ...OWNED_TABLES.map((table) => [table, 'user_id'])] as const;

/**
 * Those whose owner no policy binds: users, whom it goes through when it migrates, and how far the operator's receiver has been told of
 * each, which its functions compare.
 */
const SEEN_BY_OWNER = new Set(['users', 'webhook_cursors']);

/** Only the rows of the user in the setting are visible and writable; without the setting, none are. */
const PROTECT = OWNERS.flatMap(([table, owner]) => [
  `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
  `ALTER TABLE ${table} ${SEEN_BY_OWNER.has(table) ? 'NO FORCE' : 'FORCE'} ROW LEVEL SECURITY`,
  `DROP POLICY IF EXISTS ${POLICY} ON ${table}`,
  `CREATE POLICY ${POLICY} ON ${table} USING (${owner} = current_setting('${USER_SETTING}', true))`,
]);

/**
 * Runs as the owner of the tables. Names are looked up nowhere but in the schema of the tables
 * (https://www.postgresql.org/docs/current/sql-createfunction.html#SQL-CREATEFUNCTION-SECURITY).
 */
const AS_OWNER = 'LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp';

/**
 * The function that watches for changes of all users with open streams together: it tells of users who are named nothing but the number of
 * their last change.
 * @param users the table, with its schema
 */
const watcher = (users: string): string => `CREATE OR REPLACE FUNCTION ${CHANGED_USERS}(ids text[], numbers bigint[])
  RETURNS TABLE (id text, change_seq bigint) STABLE ${AS_OWNER}
  AS 'SELECT known.id, coalesce(users.change_seq, 0) FROM unnest(ids, numbers) AS known (id, change_seq)
    LEFT JOIN ${users} AS users ON users.id = known.id WHERE coalesce(users.change_seq, 0) <> known.change_seq'`;

/**
 * The functions that answer about all users what webhooks are about, by ids of users.
 * @param schema of the tables, with the dot behind it
 */
const webhookFunctions = (schema: string): string[] =>
  Object.entries(WEBHOOK_QUESTIONS).map(
    ([name, { takes, gives, sql }]) => `CREATE OR REPLACE FUNCTION ${name}(${takes})
  RETURNS TABLE (${gives}) ${AS_OWNER} AS $body$${sql(`${schema}users`, `${schema}webhook_cursors`)}$body$`,
  );

const RELEASE = OWNERS.flatMap(([table]) => [
  `DROP POLICY IF EXISTS ${POLICY} ON ${table}`,
  `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`,
  `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`,
]).concat(`DROP FUNCTION IF EXISTS ${FUNCTIONS.join(', ')}`);

/** The privileges that the service needs. */
const grantsTo = (role: string): string[] => [
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ${OWNED_TABLES.join(', ')} TO ${role}`,
  // UPDATE, for the lock that changes of several rows hold (SELECT … FOR NO KEY UPDATE).
  `GRANT SELECT, INSERT, UPDATE, DELETE ON users TO ${role}`,
  `GRANT SELECT ON _prisma_migrations TO ${role}`,
  `GRANT SELECT, INSERT, UPDATE ON webhook_state TO ${role}`,
  `REVOKE ALL ON FUNCTION ${FUNCTIONS.join(', ')} FROM PUBLIC`,
  `GRANT EXECUTE ON FUNCTION ${FUNCTIONS.join(', ')} TO ${role}`,
];

interface Role {
  readonly bypasses: boolean;
  readonly owns: boolean;
}

async function requireBindable(client: pg.Client, role: string): Promise<void> {
  const sql = `SELECT rolsuper OR rolbypassrls AS bypasses, EXISTS (
      SELECT FROM pg_class WHERE oid = ANY ($2::text[]::regclass[]) AND pg_has_role(pg_roles.oid, relowner, 'MEMBER')
    ) AS owns FROM pg_roles WHERE rolname = $1`;
  const [found] = (await client.query<Role>(sql, [role, OWNED_TABLES])).rows;
  if (!found) throw new Error(`There is no role ${role}: make it with CREATE ROLE ${role} LOGIN PASSWORD '…'.`);
  if (found.bypasses) throw new Error(`The role ${role} is a superuser or has BYPASSRLS: no policy binds it.`);
  if (found.owns)
    throw new Error(`The role ${role} owns the tables, or is a member of their owner: it could lift the policies.`);
}

/** Citus does not propagate `set_config` to the nodes, where the policies would hide all rows. */
async function requireUndistributed(client: pg.Client): Promise<void> {
  const ask = askOn(client);
  if (!(await hasCitus(ask))) return;
  const distributed = (await standings(ask)).filter(({ column }) => column !== null).map(({ name }) => name);
  if (distributed.length === 0) return;
  throw new Error(
    `${distributed.join(' and ')} ${distributed.length > 1 ? 'are' : 'is'} distributed, and row-level security does not work on a distributed PostgreSQL, whose nodes do not hear whose a statement is.`,
  );
}

/** The schema of the tables, quoted where it has to be, and a dot. */
async function schemaOfTables(client: pg.Client): Promise<string> {
  const sql = `SELECT format('%I.', relnamespace::regnamespace::text) AS name FROM pg_class WHERE oid = to_regclass('users')`;
  const [found] = (await client.query<{ name: string }>(sql)).rows;
  if (!found) throw new Error('There is no table users: run `npm run migrate` first.');
  return found.name;
}

async function statementsFor(client: pg.Client, role: string): Promise<string[]> {
  const schema = await schemaOfTables(client);
  const functions = [watcher(`${schema}users`), ...webhookFunctions(schema)];
  return [...PROTECT, ...functions, ...grantsTo(client.escapeIdentifier(role))];
}

async function change(url: string, role: string | undefined): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that breaks fails the statement that is under way.
  client.on('error', () => {});
  try {
    await client.connect();
    if (role !== undefined) {
      await requireUndistributed(client);
      await requireBindable(client, role);
    }
    const statements = role === undefined ? RELEASE : await statementsFor(client, role);
    // One simple query: one transaction.
    await client.query(statements.join(';\n'));
  } finally {
    await client.end();
  }
  console.log(role === undefined ? 'row-level security is off' : `row-level security is on, and binds ${role}`);
}

await runScript('row-security', async () => {
  const { values } = parseCommandLine(COMMAND, process.argv.slice(2));
  if ((values.role === undefined) !== values.off)
    throw new Error('Either --role <name of the role of the service>, or --off.');
  const url = directDatabaseUrl(readEnvironment());
  if (!url) throw new Error('DATABASE_URL is not set, and the embedded database has one role, which no policy binds.');
  await atDatabase(url, (at) => change(at, values.role));
});
