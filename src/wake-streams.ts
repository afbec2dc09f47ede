import type { FastifyInstance } from 'fastify';
import type { Config } from './config/index.ts';
import { databaseProblem } from './database/failures.ts';
import type { Database } from './database/index.ts';
import { shareWakes, type Wakes } from './http/wakes.ts';
import type { Outages } from './observability/outages.ts';
import { unavailable } from './problems/index.ts';
import { createHub, type Hub } from './resources/changes/hub.ts';

interface Sources {
  readonly config: Pick<Config, 'REDIS_URL' | 'STREAMS_PER_USER'>;
  readonly database: Pick<Database, 'changedUsers'>;
  /** Aborted when the shutdown begins. */
  readonly closing?: AbortSignal | undefined;
}

/** The streams, and what is to be told of each write of this process. */
export interface WokenStreams {
  readonly hub: Hub;
  written(owner: string): void;
}

/**
 * Lets streams of changes know when to read on: after writes of this process, after those that others tell of by Redis, and after those
 * that the database knows of. They end when the service closes.
 * @param app the instance whose end ends them
 * @param sources what wakes them, and ends them
 * @param outages told when the database cannot be asked
 */
export async function wakeStreams(
  app: FastifyInstance,
  { config, database, closing }: Sources,
  outages: Outages,
): Promise<WokenStreams> {
  let wakes: Wakes | undefined;
  const hub = createHub({
    perUser: config.STREAMS_PER_USER,
    changedUsers: database.changedUsers,
    isTold: () => wakes?.isTold() ?? false,
    failed(cause) {
      const problem = databaseProblem(cause) ?? unavailable('Changes of other processes cannot be found.', { cause });
      outages.report(problem, app.log);
    },
  });
  if (config.REDIS_URL) wakes = await shareWakes(config.REDIS_URL, app.log, hub.wake);
  closing?.addEventListener('abort', () => hub.close());
  app.addHook('preClose', async () => hub.close());
  app.addHook('onClose', async () => wakes?.close());
  return {
    hub,
    written(owner) {
      hub.wake(owner);
      wakes?.tell(owner);
    },
  };
}
