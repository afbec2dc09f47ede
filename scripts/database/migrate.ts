// `npm run migrate`: migrates a PostgreSQL to the schema of this version; with `-- --status` only lists the migrations.
import pg from 'pg';
import { parseCommandLine } from '../../src/config/command-line.ts';
import { readEnvironment } from '../../src/config/environment.ts';
import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { askOn, migrationStates } from '../../src/database/migrate/migrations.ts';
import { fillSearch } from '../../src/resource/fill-search.ts';
import { TASK } from '../../src/resources/tasks/task.ts';
import { atDatabase, directDatabaseUrl, runScript } from './direct.ts';

const COMMAND = {
  call: 'npm run migrate --',
  about: `Brings a PostgreSQL to the schema of this version: applies the migrations that are pending, then fills in what searches compare of
tasks that are older than that. Interrupted, it goes on the next time.
In the environment: DATABASE_URL, or DIRECT_DATABASE_URL past a pooler.`,
  options: {
    status: {
      type: 'boolean',
      default: false,
      about: 'only lists which are applied and pending; exit code 1 if any is',
    },
  },
  example: '--status',
} as const;

async function withPool<Result>(url: string, work: (pool: pg.Pool) => Promise<Result>): Promise<Result> {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => {});
  return work(pool).finally(() => pool.end());
}

async function showStatus(url: string): Promise<void> {
  const states = await withPool(url, (pool) => migrationStates(askOn(pool)));
  for (const [name, state] of states) console.log(`${state.padEnd(7)} ${name}`);
  if ([...states.values()].some((state) => state !== 'applied')) process.exitCode = 1;
}

async function migrate(url: string): Promise<void> {
  const applied = await applyMigrations({ connectionString: url });
  for (const name of applied) console.log(`applied ${name}`);
  const filled = await withPool(url, (pool) => fillSearch(pool, TASK));
  if (filled > 0) console.log(`filled in what searches compare of ${filled} tasks`);
  else if (applied.length === 0) console.log('Nothing to do: the database has every migration.');
}

await runScript('migrate', async () => {
  const { values } = parseCommandLine(COMMAND, process.argv.slice(2));
  const url = directDatabaseUrl(readEnvironment());
  if (!url) return console.log('DATABASE_URL is not set: the embedded database is migrated when the service starts.');
  await atDatabase(url, values.status ? showStatus : migrate);
});
