// `npm run webhooks -- replay --since …`: lets the receiver of webhooks be told again of what was changed since a moment.
import pg from 'pg';
import { CommandError, parseCommandLine } from '../../src/config/command-line.ts';
import { readEnvironment } from '../../src/config/environment.ts';
import { VARIABLES } from '../../src/config/variables.ts';
import { MIGRATIONS } from '../../src/database/migrate/migrations.ts';
import { storedMoment } from '../../src/resource/moment.ts';
import { replay } from '../../src/webhooks/replay.ts';
import { atDatabase, directDatabaseUrl, readVariables, runScript } from './direct.ts';

const COMMAND = {
  call: 'npm run webhooks --',
  about: `replay: lets the receiver of webhooks be told again of what was changed since a moment, under the same ids; also where it has
answered 410 and was told no more. A PostgreSQL may be in use; of the embedded database, the service has to be stopped.
In the environment: DATABASE_URL, or DIRECT_DATABASE_URL past a pooler; DATA_DIR.`,
  options: {
    since: { type: 'string', value: 'MOMENT', about: 'a date and a time (RFC 3339)' },
  },
  operands: 'replay',
  example: 'replay --since 2026-11-22T08:00:00Z',
} as const;

async function replayOn(connection: pg.PoolConfig, since: Date): Promise<void> {
  const pool = new pg.Pool({ connectionTimeoutMillis: 10_000, ...connection, max: 1 });
  pool.on('error', () => {});
  const users = await replay(pool, since).finally(() => pool.end());
  console.log(`what ${users} ${users === 1 ? 'user' : 'users'} changed since ${since.toISOString()} is sent again`);
}

async function replayEmbedded(folder: string, since: Date): Promise<void> {
  const { openEmbedded } = await import('../../src/database/embedded/index.ts');
  const { connection, close } = await openEmbedded(folder, MIGRATIONS);
  await replayOn(connection, since).finally(close);
}

/** RFC 3339, section 5.6. */
const MOMENT = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/** @throws {CommandError} when it is none */
function momentIn(given: string | undefined): Date {
  const stored = given !== undefined && MOMENT.test(given) ? storedMoment(given) : undefined;
  if (stored === undefined) throw new CommandError('give a moment, like --since 2026-11-22T08:00:00Z');
  return new Date(stored);
}

await runScript('webhooks', async () => {
  const { values, positionals } = parseCommandLine(COMMAND, process.argv.slice(2));
  if (positionals.join(' ') !== 'replay') throw new CommandError(`there is one command, like ${COMMAND.example}`);
  const since = momentIn(values.since);
  const environment = readEnvironment();
  const url = directDatabaseUrl(environment);
  if (url) return atDatabase(url, (connectionString) => replayOn({ connectionString }, since));
  const { DATA_DIR } = readVariables({ DATA_DIR: VARIABLES.DATA_DIR }, environment);
  return replayEmbedded(DATA_DIR, since);
});
