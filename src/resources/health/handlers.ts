import type { HandlersOf } from '../../contract/types.ts';
import { NOT_MIGRATED } from '../../database/failures.ts';
import { unavailable } from '../../problems/index.ts';
import { createProbe } from './probe.ts';

/** The checks of the database. */
export interface DatabaseChecks {
  ping(): Promise<void>;
  pendingMigrations(): Promise<string[]>;
}

/**
 * Deadline of a check in milliseconds. It leaves time for the response within the second that the contract promises and supervisors
 * usually wait, and is long enough that a short delay on a busy machine does not make the service unhealthy.
 */
const DEADLINE_MS = 750;

/**
 * The handlers of the health operations.
 * @param database the checks of the database
 * @param version the version of the contract
 * @param closing aborted when the shutdown begins
 */
export function healthHandlers(database: DatabaseChecks, version: string, closing?: AbortSignal): HandlersOf<'Health'> {
  let pending: string[] = [];
  const connection = createProbe(() => database.ping(), DEADLINE_MS);
  const migrations = createProbe(async () => {
    pending = await database.pendingMigrations();
  }, DEADLINE_MS);

  return {
    async getHealth() {
      const fault = await connection();
      if (!fault) return { status: 200, body: { status: 'healthy', database: 'connected', version } };
      const body = { status: 'unhealthy', database: 'disconnected', version } as const;
      return { status: 503, headers: { 'Retry-After': 1 }, body };
    },

    getLiveness: async () => ({ status: 200, body: { status: 'live' } }),

    async getReadiness() {
      if (closing?.aborted) throw unavailable('The service is about to end.');
      const fault = await migrations();
      if (fault) throw unavailable('The database cannot be reached.', { cause: fault });
      if (pending.length > 0) throw unavailable(NOT_MIGRATED);
      return { status: 200, body: { status: 'ready' } };
    },
  };
}
