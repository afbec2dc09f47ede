// `npm run distribute`: distributes the tables by user, on the coordinator of a Citus cluster.
import pg from 'pg';
import { parseCommandLine } from '../../src/config/command-line.ts';
import { readEnvironment } from '../../src/config/environment.ts';
import {
  localTables,
  requireCitus,
  requireMigrations,
  requireNoRowSecurity,
  requireNoStrangers,
} from './citus/requirements.ts';
import { type Ask, askOn, TABLES, type Table, userColumn } from './citus/tables.ts';
import { atDatabase, directDatabaseUrl, runScript } from './direct.ts';

const COMMAND = {
  call: 'npm run distribute --',
  about: `Spreads the tables over a distributed PostgreSQL (Citus), by user. To be run on the coordinator, after npm run migrate.
In the environment: DATABASE_URL, or DIRECT_DATABASE_URL past a pooler.`,
  options: {},
  example: '',
} as const;

/** All of them or none: https://docs.citusdata.com/en/stable/develop/api_udf.html#create-distributed-table */
async function distribute(ask: Ask, tables: readonly Table[]): Promise<void> {
  await ask('BEGIN');
  for (const name of tables) {
    const colocation = name === 'users' ? '' : ", colocate_with => 'users'";
    await ask(`SELECT create_distributed_table('${name}', '${userColumn(name)}'${colocation})`);
  }
  await ask('COMMIT');
}

/**
 * Removes the coordinator's local copies of rows that were distributed. Queries no longer see them, but constraints of later migrations
 * would. Truncates users and, by their foreign keys, the other tables.
 */
async function freeLocalRows(ask: Ask): Promise<boolean> {
  const [left] = await ask<{ rows: boolean }>(
    'SELECT sum(pg_relation_size(name::regclass)) > 0 AS rows FROM unnest($1::text[]) AS name',
    [TABLES],
  );
  if (left?.rows) await ask("SELECT truncate_local_data_after_distributing_table('users')");
  return left?.rows ?? false;
}

/** What stays on the coordinator: Prisma's table of migrations, which readiness queries, and what is known of the receiver of webhooks. */
const COORDINATORS = ['_prisma_migrations', 'webhook_state'];

/**
 * Lets the workers use the tables that stay on the coordinator: a service may be connected to a worker. https://docs.citusdata.com/en/stable/develop/api_udf.html#citus-add-local-table-to-metadata
 */
async function shareTable(ask: Ask, name: string): Promise<boolean> {
  const known = await ask('SELECT 1 FROM citus_tables WHERE table_name = $1::regclass', [name]);
  if (known.length > 0) return false;
  await ask('SELECT citus_add_local_table_to_metadata($1::regclass)', [name]);
  console.log(`showed the workers the table ${name}`);
  return true;
}

async function run(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that breaks fails the statement that is under way.
  client.on('error', () => {});
  const ask = askOn(client);
  try {
    await client.connect();
    await requireCitus(ask);
    await requireMigrations(ask);
    await requireNoStrangers(ask);
    await requireNoRowSecurity(ask);
    const tables = await localTables(ask);
    if (tables.length > 0) await distribute(ask, tables);
    for (const name of tables) console.log(`distributed ${name} by ${userColumn(name)}`);
    const hasFreed = await freeLocalRows(ask);
    if (hasFreed) console.log('freed the local copies of rows that are distributed');
    let hasShared = false;
    for (const name of COORDINATORS) hasShared = (await shareTable(ask, name)) || hasShared;
    if (tables.length === 0 && !hasFreed && !hasShared)
      console.log('Nothing to do: the tables are distributed by user.');
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
