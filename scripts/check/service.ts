import { applyMigrations } from '../../src/database/migrate/apply.ts';
import { serverLocation } from '../../src/database/pool.ts';
import { buildService, type Service, startService } from '../common/service.ts';

/** A running service, with the location of its data for messages. */
export interface CheckedService extends Service {
  readonly location: string;
}

/**
 * Builds the service and starts it without limits, for a program that sends many requests.
 * @param databaseUrl a PostgreSQL, which is migrated first; an embedded database in a temporary folder when absent
 * @throws when it cannot be built, or does not get ready
 */
export async function startCheckedService(databaseUrl: string | undefined): Promise<CheckedService> {
  await buildService();
  if (databaseUrl) await applyMigrations({ connectionString: databaseUrl });
  const service = await startService({
    environment: { DATABASE_URL: databaseUrl ?? '', DATA_DIR: 'data', OVERLOAD_DELAY_MS: '0' },
  });
  return {
    ...service,
    location: databaseUrl ? `PostgreSQL at ${serverLocation(databaseUrl)}` : 'an embedded database',
  };
}
