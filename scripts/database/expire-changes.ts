// `npm run expire-changes`, now and then: forgets old deletions of users who write nothing any more.
import pg from 'pg';
import { parseCommandLine } from '../../src/config/command-line.ts';
import { readEnvironment } from '../../src/config/environment.ts';
import { VARIABLES } from '../../src/config/variables.ts';
import { asUser, usersOf } from '../../src/database/each-user.ts';
import { EXPIRY, expiryMoment } from '../../src/resources/changes/expiry.ts';
import { atDatabase, directDatabaseUrl, readVariables, runScript } from './direct.ts';

const COMMAND = {
  call: 'npm run expire-changes --',
  about: `Forgets the deletions of a PostgreSQL that are older than CHANGES_RETENTION_DAYS. The service does so as well for users who write
something; this is for the others, once a day or so.
In the environment: DATABASE_URL, or DIRECT_DATABASE_URL past a pooler; CHANGES_RETENTION_DAYS.`,
  options: {},
  example: '',
} as const;

async function expire(url: string, before: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => {});
  const [raiseFloor, forget] = EXPIRY;
  let total = 0;
  try {
    for await (const owner of usersOf(pool)) {
      total += await asUser(pool, owner, async (client) => {
        await client.query(raiseFloor.text, [owner, before]);
        return (await client.query(forget.text, [owner, before])).rowCount ?? 0;
      });
    }
  } finally {
    await pool.end();
  }
  return total;
}

await runScript('expire-changes', async () => {
  parseCommandLine(COMMAND, process.argv.slice(2));
  const environment = readEnvironment();
  const url = directDatabaseUrl(environment);
  if (!url) return console.log('DATABASE_URL is not set: the embedded database is looked after by the service.');
  const { CHANGES_RETENTION_DAYS } = readVariables(
    { CHANGES_RETENTION_DAYS: VARIABLES.CHANGES_RETENTION_DAYS },
    environment,
  );
  const before = expiryMoment(CHANGES_RETENTION_DAYS);
  await atDatabase(url, async (address) => {
    const total = await expire(address, before);
    console.log(`forgot ${total} deletions from before ${before}`);
  });
});
