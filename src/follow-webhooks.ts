import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Config } from './config/index.ts';
import { databaseProblem } from './database/failures.ts';
import type { Database } from './database/index.ts';
import { CHANGE_SOURCES } from './handlers.ts';
import type { Outages } from './observability/outages.ts';
import { unavailable } from './problems/index.ts';
import { feedOf } from './resources/changes/feed.ts';

interface Sources {
  readonly config: Pick<
    Config,
    'SHUTDOWN_GRACE_SECONDS' | 'WEBHOOK_EVENTS' | 'WEBHOOK_PAYLOAD' | 'WEBHOOK_SECRET' | 'WEBHOOK_URL'
  >;
  readonly database: Pick<Database, 'prisma' | 'webhookUsers'>;
  readonly registry?: Registry | undefined;
}

/** How often it is looked for what is to be told, in milliseconds: a page of users each time. */
const ROUND_MS = 1000;

/** The part of the grace period after which messages under way are interrupted. */
const CLOSING_FRACTION = 0.5;

/**
 * Lets the operator's receiver be told of changes, if there is one, until the service closes. The modules are loaded only then.
 * @param app the instance whose end ends it
 * @param sources the configuration and the database
 * @param outages told when the database cannot be asked
 * @returns to be told of each write of this process
 */
export async function followWebhooks(
  app: FastifyInstance,
  { config, database, registry }: Sources,
  outages: Outages,
): Promise<(owner: string) => void> {
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secrets } = config;
  if (!url || !secrets) return () => {};
  const { createWebhooks } = await import('./webhooks/index.ts');
  const follower = await createWebhooks({
    ...{ url, secrets, config, database, registry, log: app.log },
    read: feedOf(database.prisma, CHANGE_SOURCES),
    failed(cause) {
      const problem =
        (cause instanceof Error && databaseProblem(cause)) ||
        unavailable('What webhooks are to be sent cannot be found.', { cause });
      outages.report(problem, app.log);
    },
  });
  void follower.round();
  const timer = setInterval(() => void follower.round(), ROUND_MS).unref();
  // What the last requests have written is told by another process, or after the next start.
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await follower.close(config.SHUTDOWN_GRACE_SECONDS * 1000 * CLOSING_FRACTION);
  });
  return follower.written;
}
