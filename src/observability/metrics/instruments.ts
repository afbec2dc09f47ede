import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { StatementLoad } from '../../database/raw/index.ts';

/** The state of the database that is measured. */
export interface DatabaseLoad {
  readonly pool: {
    readonly totalCount: number;
    readonly idleCount: number;
    readonly waitingCount: number;
    readonly options: { readonly max: number };
  };
  statementLoad(): StatementLoad;
}

/** Seconds: from the time of a read on an idle machine to the time limit of a request. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];

/** Collected only when the metrics are read, because counting continuously would add a cost to every statement. */
function databaseGauges(registers: Registry[], { pool, statementLoad }: DatabaseLoad): void {
  new Gauge({
    name: 'taskpact_database_connections',
    help: 'Connections to the database, by state',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'in_use' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'idle' }, pool.idleCount);
    },
  });
  new Gauge({
    name: 'taskpact_database_connections_max',
    help: 'Connections to the database at the most (DATABASE_POOL_SIZE)',
    registers,
    collect() {
      this.set(pool.options.max);
    },
  });
  new Gauge({
    name: 'taskpact_database_connection_waiters',
    help: 'How many wait for a connection to the database',
    registers,
    collect() {
      this.set(pool.waitingCount);
    },
  });
  new Gauge({
    name: 'taskpact_database_statements',
    help: 'Work for the database: sent and not answered yet, waiting for a connection, and queued behind other work of its user',
    labelNames: ['state'],
    registers,
    collect() {
      const { sent, waiting, queued } = statementLoad();
      this.set({ state: 'sent' }, sent);
      this.set({ state: 'waiting' }, waiting);
      this.set({ state: 'queued' }, queued);
    },
  });
}

/**
 * Every metric of the service, with those of Node and the process (https://github.com/siimon/prom-client#default-metrics).
 * @param database queried whenever the metrics are read
 */
export function createInstruments(database: DatabaseLoad) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  databaseGauges(registers, database);
  return {
    registry,
    requests: new Histogram({
      name: 'taskpact_request_duration_seconds',
      help: 'Time from the request to its answer (of a stream: to its beginning), by operationId (none: outside the contract) and status',
      labelNames: ['operation', 'status'],
      buckets: BUCKETS,
      registers,
    }),
    verifications: new Counter({
      name: 'taskpact_token_verifications_total',
      help: 'Tokens looked at, by outcome; unavailable: the key server could not be asked',
      labelNames: ['outcome'],
      registers,
    }),
    refusals: new Counter({
      name: 'taskpact_overload_refusals_total',
      help: 'Requests refused at once with 503, since too many were at work',
      registers,
    }),
    streams: new Gauge({
      name: 'taskpact_streams',
      help: 'Streams of changes that are open',
      registers,
    }),
    retries: new Counter({
      name: 'taskpact_database_retries_total',
      help: 'Reads sent again because their connection was lost',
      registers,
    }),
  };
}
