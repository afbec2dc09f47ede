// Brings a PostgreSQL to the schema of this version. `npm run migrate`, or `npm run migrate -- --status` to only look.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { applyMigrations } from '../src/database/apply-migrations.ts';
import { migrationStates } from '../src/database/migrations.ts';
import { readEnvironment } from '../src/environment.ts';
import { atDatabase, directDatabaseUrl, runScript } from './direct-database.ts';

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

await runScript('migrate', async () => {
  const { values } = parseArgs({ options: { status: { type: 'boolean', default: false } } });
  const url = directDatabaseUrl(readEnvironment());
  if (!url) return console.log('DATABASE_URL is not set: the embedded database is migrated when the service starts.');
  await atDatabase(url, values.status ? showStatus : migrate);
});
