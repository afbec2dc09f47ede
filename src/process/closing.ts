import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Database } from '../database/index.ts';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** The part of the grace period in which requests are still accepted, so that load balancers can notice that readiness is 503. */
const DRAIN_FRACTION = 0.1;

/** With npm, Ctrl-C arrives twice: from the terminal, which signals every process, and from npm. After this time it is a second Ctrl-C. */
const SAME_SIGNAL_MS = 1000;

/** The parts of the running service that are closed. */
export interface Running {
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly log: Logger;
  /** Aborted when the shutdown begins. */
  readonly closing: AbortController;
}

async function close({ app, database, log, closing }: Running, graceSeconds: number): Promise<void> {
  closing.abort();
  const overdue = setTimeout(() => {
    log.error('requests were still running when the grace was over');
    log.flush(() => process.exit(1));
  }, graceSeconds * 1000);
  await delay(graceSeconds * 1000 * DRAIN_FRACTION);
  await app.close();
  await database.close();
  clearTimeout(overdue);
  log.info('closed');
  log.flush(() => process.exit(0));
}

/**
 * On SIGTERM and SIGINT, shuts the service down: first it drains, then it refuses new requests and finishes those in flight, then it closes
 * the database. After the grace period the process exits in any case. A second signal, at least a second later, ends the process at once.
 * @param running the running service
 * @param graceSeconds the grace period in seconds
 */
export function closeOnSignals(running: Running, graceSeconds: number): void {
  const onSignal = (signal: NodeJS.Signals): void => {
    if (running.closing.signal.aborted) return;
    running.log.info({ signal }, 'closing');
    const removeHandlers = () => SIGNALS.map((name) => process.off(name, onSignal));
    setTimeout(removeHandlers, SAME_SIGNAL_MS).unref();
    void close(running, graceSeconds);
  };
  for (const name of SIGNALS) process.on(name, onSignal);
}
