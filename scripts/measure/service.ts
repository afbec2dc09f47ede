import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../src/app.ts';
import { signToken } from '../../src/auth/sign.ts';
import { createTokenVerifier } from '../../src/auth/verifier.ts';
import { readConfig } from '../../src/config/index.ts';
import { openDatabase } from '../../src/database/index.ts';
import { applyMigrations } from '../../src/database/migrate/apply.ts';

/** The secret of a service that lives for one run on a loopback port. */
const SECRET = 'a-secret-that-is-good-for-one-run-on-this-machine-only';

/** The real service, listening. */
export interface RunningService {
  readonly origin: URL;
  /** What it keeps its data in, for people. */
  readonly location: string;
  readonly bodyLimit: number;
  tokenFor(subject: string): string;
  close(): Promise<void>;
}

/**
 * Starts the service on a free loopback port, for programs that send it requests.
 * @param databaseUrl a PostgreSQL, which is migrated first; an embedded database in a temporary folder when absent
 */
export async function startService(databaseUrl?: string): Promise<RunningService> {
  if (databaseUrl) await applyMigrations({ connectionString: databaseUrl });
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-service-'));
  const config = readConfig({
    NODE_ENV: 'test',
    JWT_SECRET: SECRET,
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    RATE_LIMIT_PER_MINUTE: '0',
    OVERLOAD_DELAY_MS: '0',
  });
  const database = await openDatabase(config);
  const app = await buildApp({ config, database, verifyToken: createTokenVerifier(config) });
  const origin = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  return {
    origin,
    location: `${database.kind}, ${database.location}`,
    bodyLimit: config.BODY_LIMIT_BYTES,
    tokenFor: (subject) => signToken({ secret: SECRET, subject, claim: 'sub', expiresInSeconds: 86_400 }),
    async close() {
      await app.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
