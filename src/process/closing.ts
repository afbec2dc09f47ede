import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Database } from '../database/index.ts';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** For this part of the grace requests are still taken, so that a balancer has time to see that readiness is 503. */
const NOTICE = 0.1;

/** Ctrl-C under npm comes twice at once: from the terminal to every process, and passed on by npm. Later it is a person in a hurry. */
const SAME_SIGNAL_MS = 1000;

/** What a signal ends. */
export interface Running {
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly log: Logger;
  /** Tells the app that the end has begun. */
  readonly closing: AbortController;
}

async function close({ app, database, log, closing }: Running, graceSeconds: number): Promise<void> {
  closing.abort();
  const overdue = setTimeout(() => {
    log.error('requests were still running when the grace was over');
    log.flush(() => process.exit(1));
  }, graceSeconds * 1000);
  await delay(graceSeconds * 1000 * NOTICE);
  await app.close();
  await database.close();
  clearTimeout(overdue);
  log.info('closed');
  log.flush(() => process.exit(0));
}

/**
 * On SIGTERM and SIGINT, ends the service once: notice, no new requests, the running ones finish, then the database; forced when the
 * grace is over. A second signal, a second later or more, ends the process at once.
 * @param running what ends
 * @param graceSeconds how long it may take
 */
export function closeOnSignals(running: Running, graceSeconds: number): void {
  const onSignal = (signal: NodeJS.Signals): void => {
    if (running.closing.signal.aborted) return;
    running.log.info({ signal }, 'closing');
    const letGo = () => SIGNALS.map((name) => process.off(name, onSignal));
    setTimeout(letGo, SAME_SIGNAL_MS).unref();
    void close(running, graceSeconds);
  };
  for (const name of SIGNALS) process.on(name, onSignal);
}
