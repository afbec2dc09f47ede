/** Tells the operator's receiver of every change, as Standard Webhooks 1.0.0 says. Loaded only if WEBHOOK_URL is set. */
import type { FastifyBaseLogger } from 'fastify';
import type { Registry } from 'prom-client';
import { EVENT_TYPES } from '../../generated/events.ts';
import type { Config } from '../config/index.ts';
import type { Database } from '../database/index.ts';
import type { ReadFeed } from '../resources/changes/feed.ts';
import { progressKeeper } from './cursors.ts';
import { createDelivery, type Outcome } from './delivery.ts';
import { createFollower, type Follower } from './follower.ts';
import type { Message } from './message.ts';
import type { WebhookMetrics } from './metrics.ts';
import { receiverState } from './state.ts';
import { createTeller } from './teller.ts';

/** What webhooks work with. */
export interface WebhookParts {
  readonly url: string;
  readonly secrets: readonly string[];
  readonly config: Pick<Config, 'WEBHOOK_EVENTS' | 'WEBHOOK_PAYLOAD'>;
  readonly database: Pick<Database, 'prisma' | 'webhookUsers'>;
  readonly read: ReadFeed;
  readonly log: FastifyBaseLogger;
  /** Told when the database cannot be asked. */
  readonly failed: (error: unknown) => void;
  /** Gets the metrics, where there are any. */
  readonly registry?: Registry | undefined;
  /** The clock: milliseconds since 1970. */
  readonly now?: () => number;
  /** A number from 0 to 1, for jitter. */
  readonly random?: () => number;
}

/** Logs when the receiver begins to fail and when it is back, not each attempt. */
function createAttemptLog(log: FastifyBaseLogger) {
  let isFailing = false;
  return (message: Message, outcome: Outcome): void => {
    const { id, type } = message;
    if (outcome.kind === 'delivered') {
      if (isFailing) log.info('the receiver of webhooks takes them again');
      isFailing = false;
      return;
    }
    const reason = 'reason' in outcome ? outcome.reason : outcome.kind;
    log.debug({ webhook_id: id, type, reason }, 'a webhook was not delivered');
    if (!isFailing) log.warn({ reason }, 'the receiver of webhooks fails: they are sent again later');
    isFailing = true;
  };
}

/**
 * Makes what sends webhooks. Nothing happens before its first round.
 * @param parts what it works with
 */
export async function createWebhooks(parts: WebhookParts): Promise<Follower> {
  const { url, secrets, config, database, read, log, registry, now = Date.now, random = Math.random } = parts;
  const logAttempt = createAttemptLog(log);
  const behind = () => follower.behind();
  const metrics: WebhookMetrics | undefined =
    registry && (await import('./metrics.ts')).webhookMetrics(registry, behind, now);
  const tell = createTeller({
    keeper: progressKeeper(database.prisma, now),
    read,
    send: (message) => follower.send(message),
    events: config.WEBHOOK_EVENTS ?? EVENT_TYPES,
    payload: config.WEBHOOK_PAYLOAD ?? 'full',
    now,
    random,
    gaveUp(user, { id, type }, attempts) {
      log.error({ webhook_id: id, type, user, attempts }, 'a webhook was given up, and those behind it are sent');
      metrics?.gaveUp();
    },
    startedOver: (user) =>
      log.warn({ user }, 'changes were forgotten before they were told: all that there is is told'),
  });
  const follower = createFollower({
    tell,
    delivery: createDelivery({ url, secrets, now }),
    users: database.webhookUsers,
    state: receiverState(database.prisma, database.webhookUsers, [url, ...secrets], now),
    now,
    attempted(message, outcome) {
      logAttempt(message, outcome);
      metrics?.attempted(message, outcome);
    },
    stopped: () =>
      log.error(
        'the receiver of webhooks answered 410: nothing is sent until `taskpact webhooks replay`, or to another URL',
      ),
    failed: parts.failed,
  });
  return follower;
}
