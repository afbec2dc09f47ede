// Brings a PostgreSQL to the schema of this version. `npm run migrate`, or `npm run migrate -- --status` to only look.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { z } from 'zod';
import { ConfigError, VARIABLES } from '../src/config.ts';
import { applyMigrations } from '../src/database/apply-migrations.ts';
import { databaseProblem } from '../src/database/failures.ts';
import { migrationStates } from '../src/database/migrations.ts';
import { serverLocation } from '../src/database/pool.ts';
import { readEnvironment } from '../src/environment.ts';

const { DATABASE_URL, DIRECT_DATABASE_URL } = VARIABLES;
const schema = z.object({ DATABASE_URL, DIRECT_DATABASE_URL });

/** What migrating needs of the configuration: no more, so that it runs where there is no key source. */
function readDatabaseUrl(environment: Record<string, string | undefined>): string | undefined {
  const given = Object.entries(environment).filter(([, value]) => value !== '');
  const { success, data, error } = schema.safeParse(Object.fromEntries(given));
  if (success) return data.DIRECT_DATABASE_URL ?? data.DATABASE_URL;
  const [issue] = error.issues;
  throw new ConfigError(`${issue?.path.join('.')} ${issue?.message}`);
}

async function showStatus(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => {});
  const states = await migrationStates(pool).finally(() => pool.end());
  for (const [name, state] of states) console.log(`${state.padEnd(7)} ${name}`);
  if ([...states.values()].some((state) => state !== 'applied')) process.exitCode = 1;
}

async function migrate(url: string): Promise<void> {
  const applied = await applyMigrations({ connectionString: url });
  for (const name of applied) console.log(`applied ${name}`);
  if (applied.length === 0) console.log('Nothing to do: the database has every migration.');
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { status: { type: 'boolean', default: false } } });
  const url = readDatabaseUrl(readEnvironment());
  if (!url) return console.log('DATABASE_URL is not set: the embedded database is migrated when the service starts.');
  const location = serverLocation(url);
  try {
    await (values.status ? showStatus(url) : migrate(url));
  } catch (error) {
    if (!(error instanceof Error && databaseProblem(error))) throw error;
    throw new Error(`The database at ${location} cannot be reached: ${error.message}`, { cause: error });
  }
}

await run().catch((error: Error) => {
  console.error(`migrate: ${error.message.replaceAll(/\s*\n\s*/g, '; ')}`);
  process.exitCode = 1;
});
