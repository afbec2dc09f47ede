import type { HandlersOf } from '../contract/types.ts';
import { unavailable } from '../problems.ts';
import { createProbe } from './probe.ts';

/** What health depends on. */
export interface Dependencies {
  ping(): Promise<void>;
  pendingMigrations(): Promise<string[]>;
}

/** Within the 100 ms that the contract promises, with room for the answer itself. */
const HEALTH_DEADLINE_MS = 60;

/** As long as supervisors usually wait (1 s): one slow moment takes nobody out of service. */
const READINESS_DEADLINE_MS = 900;

/**
 * The handlers of the health operations.
 * @param database what is asked
 * @param version the version of the contract
 * @param closing aborted when the service is about to end
 */
export function healthHandlers(database: Dependencies, version: string, closing?: AbortSignal): HandlersOf<'Health'> {
  let pending: string[] = [];
  const isConnected = createProbe(() => database.ping(), HEALTH_DEADLINE_MS);
  const knowsMigrations = createProbe(async () => {
    pending = await database.pendingMigrations();
  }, READINESS_DEADLINE_MS);

  return {
    async getHealth() {
      if (await isConnected()) return { status: 200, body: { status: 'healthy', database: 'connected', version } };
      const body = { status: 'unhealthy', database: 'disconnected', version } as const;
      return { status: 503, headers: { 'Retry-After': 1 }, body };
    },

    getLiveness: async () => ({ status: 200, body: { status: 'live' } }),

    async getReadiness() {
      if (closing?.aborted) throw unavailable('The service is about to end.');
      if (!(await knowsMigrations())) throw unavailable('The database cannot be reached.');
      if (pending.length > 0) throw unavailable('The database is not migrated: `npm run migrate` has to be run.');
      return { status: 200, body: { status: 'ready' } };
    },
  };
}
