import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Outcome } from './delivery.ts';
import type { Message } from './message.ts';

/** Seconds: from a change that is told at once to one that waited for days. */
const BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 5, 30, 120, 600, 3600, 21_600, 86_400, 259_200];

/** What is measured of webhooks. */
export interface WebhookMetrics {
  attempted(message: Message, outcome: Outcome): void;
  gaveUp(): void;
}

/**
 * Makes the metrics of webhooks.
 * @param registry gets them
 * @param behind how many users have something that was not told, when all were looked at last
 * @param now the clock: milliseconds since 1970
 */
export function webhookMetrics(registry: Registry, behind: () => number, now: () => number): WebhookMetrics {
  const registers = [registry];
  const attempts = new Counter({
    name: 'taskpact_webhook_attempts_total',
    help: 'Attempts to send a webhook, by outcome: delivered, refused (an answer that is not 2xx), unreachable, gone (410), interrupted',
    labelNames: ['outcome'],
    registers,
  });
  const lag = new Histogram({
    name: 'taskpact_webhook_lag_seconds',
    help: 'Time from a change to when the receiver has acknowledged it',
    buckets: BUCKETS,
    registers,
  });
  const dropped = new Counter({
    name: 'taskpact_webhook_dropped_total',
    help: 'Webhooks that were given up after three days of attempts',
    registers,
  });
  new Gauge({
    name: 'taskpact_webhook_users_behind',
    help: 'Users of whom the receiver does not know everything yet, when all users were looked at last',
    registers,
    collect() {
      this.set(behind());
    },
  });
  return {
    attempted({ changedAt }, { kind }) {
      attempts.inc({ outcome: kind });
      if (kind === 'delivered') lag.observe(Math.max(now() - changedAt, 0) / 1000);
    },
    gaveUp: () => dropped.inc(),
  };
}
