// Spreads the tables over a distributed PostgreSQL, by user. `npm run distribute`, on the coordinator of a Citus cluster.
import pg from 'pg';
import { parseCommandLine } from '../src/command-line.ts';
import { readEnvironment } from '../src/environment.ts';
import { atDatabase, directDatabaseUrl, runScript } from './direct-database.ts';

const COMMAND = {
  call: 'npm run distribute --',
  about: `Spreads the tables over a distributed PostgreSQL (Citus), by user. To be run on the coordinator, after npm run migrate.
In the environment: DATABASE_URL, or DIRECT_DATABASE_URL past a pooler.`,
  options: {},
  example: '',
} as const;

/** The tables and their column that names the user. Citus wants a table before those that refer to it. */
const USER_COLUMNS = { users: 'id', tasks: 'user_id', idempotency_keys: 'user_id' } as const;

type Table = keyof typeof USER_COLUMNS;

const TABLES = Object.keys(USER_COLUMNS) as Table[];

type Ask = <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;

async function requireCitus(ask: Ask): Promise<void> {
  const extensions = await ask("SELECT 1 FROM pg_extension WHERE extname = 'citus'");
  if (extensions.length > 0) return;
  throw new Error('The database has no citus extension: make it with CREATE EXTENSION citus, on every node.');
}

async function requireTables(ask: Ask): Promise<void> {
  const missing = await ask<{ name: string }>(
    'SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NULL',
    [TABLES],
  );
  const names = missing.map(({ name }) => name).join(', ');
  if (names) throw new Error(`The database has no ${names}: run npm run migrate first.`);
}

/**
 * Foreign keys of local tables to distributed ones do not work (citusdata/citus#1771), and what is left behind locally is
 * truncated with all that refers to it.
 */
async function requireNoStrangers(ask: Ask): Promise<void> {
  const [key] = await ask<{ name: string; own: string; referred: string }>(
    `SELECT conname AS name, conrelid::regclass::text AS own, confrelid::regclass::text AS referred FROM pg_constraint
     WHERE contype = 'f' AND confrelid = ANY ($1::text[]::regclass[]) AND conrelid <> ALL ($1::text[]::regclass[])`,
    [TABLES],
  );
  if (!key) return;
  throw new Error(
    `The foreign key ${key.name} of ${key.own}, which is no table of Taskpact, refers to ${key.referred}: drop it first.`,
  );
}

interface Standing {
  readonly name: Table;
  /** Null where the table is not distributed. */
  readonly column: string | null;
  readonly colocation: number | null;
}

/** Which tables are still to be distributed. */
async function localTables(ask: Ask): Promise<Table[]> {
  const standings = await ask<Standing>(
    `SELECT wanted.name, citus.distribution_column AS column, citus.colocation_id AS colocation
     FROM unnest($1::text[]) WITH ORDINALITY AS wanted(name, place)
     LEFT JOIN citus_tables AS citus ON citus.table_name = wanted.name::regclass AND citus.citus_table_type <> 'local'
     ORDER BY place`,
    [TABLES],
  );
  const group = standings[0]?.colocation;
  for (const { name, column, colocation } of standings) {
    if (column === null || (column === USER_COLUMNS[name] && colocation === group)) continue;
    const wanted = name === 'users' ? 'by id' : `by ${USER_COLUMNS[name]} beside users`;
    throw new Error(
      `${name} is distributed, but not ${wanted}: undo that first with SELECT undistribute_table('${name}').`,
    );
  }
  return standings.filter(({ column }) => column === null).map(({ name }) => name);
}

/** All of them or none: https://docs.citusdata.com/en/stable/develop/api_udf.html#create-distributed-table */
async function distribute(ask: Ask, tables: readonly Table[]): Promise<void> {
  await ask('BEGIN');
  for (const name of tables) {
    const colocation = name === 'users' ? '' : ", colocate_with => 'users'";
    await ask(`SELECT create_distributed_table('${name}', '${USER_COLUMNS[name]}'${colocation})`);
  }
  await ask('COMMIT');
}

/**
 * Frees what the coordinator keeps of the rows that it has handed on. Nobody sees them any more, but constraints of later migrations
 * would. Truncates users and, by their foreign keys, the other two.
 */
async function freeLocalRows(ask: Ask): Promise<boolean> {
  const [left] = await ask<{ rows: boolean }>(
    'SELECT sum(pg_relation_size(name::regclass)) > 0 AS rows FROM unnest($1::text[]) AS name',
    [TABLES],
  );
  if (left?.rows) await ask("SELECT truncate_local_data_after_distributing_table('users')");
  return left?.rows ?? false;
}

async function run(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that breaks fails the statement that is under way.
  client.on('error', () => {});
  const ask: Ask = async (sql, values) => (await client.query(sql, values)).rows;
  try {
    await client.connect();
    await requireCitus(ask);
    await requireTables(ask);
    await requireNoStrangers(ask);
    const tables = await localTables(ask);
    if (tables.length > 0) await distribute(ask, tables);
    for (const name of tables) console.log(`distributed ${name} by ${USER_COLUMNS[name]}`);
    const hasFreed = await freeLocalRows(ask);
    if (hasFreed) console.log('freed the local copies of rows that are distributed');
    if (tables.length === 0 && !hasFreed) console.log('Nothing to do: the tables are distributed by user.');
  } finally {
    await client.end();
  }
}

await runScript('distribute', async () => {
  parseCommandLine(COMMAND, process.argv.slice(2));
  const url = directDatabaseUrl(readEnvironment());
  if (!url) throw new Error('DATABASE_URL is not set, and the embedded database cannot be distributed.');
  await atDatabase(url, run);
});
