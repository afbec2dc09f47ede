import type { FastifyBaseLogger } from 'fastify';
import { loggable } from '../problems/loggable.ts';
import { connectRedis } from './redis.ts';

/** The channel on which processes tell each other whose things have changed; a message is a user id. */
const CHANNEL = 'taskpact:changed';

/** What processes tell each other by Redis. */
export interface Wakes {
  /** Tells the other processes that a user has changed something. What cannot be told is found later. */
  tell(owner: string): void;
  /** Whether this process is told of changes at this moment. */
  isTold(): boolean;
  close(): void;
}

/**
 * Connects processes by Redis, on two connections, since one that listens sends nothing else.
 * @param url as in REDIS_URL
 * @param log the logger for outages
 * @param heard called with the user id of each change, one's own included
 */
export async function shareWakes(url: string, log: FastifyBaseLogger, heard: (owner: string) => void): Promise<Wakes> {
  const told = await connectRedis(url, {
    away: (error) =>
      log.warn({ err: loggable(error) }, 'Redis is away: changes of other processes are found in the database'),
    back: () => log.info('Redis is back: processes tell each other of changes again'),
  });
  // One of them tells of an outage of both.
  const telling = await connectRedis(url, { away() {}, back() {} });
  let isTold = false;
  const listen = (): void => {
    told.redis.subscribe(CHANNEL).then(() => {
      isTold = true;
    }, told.failed);
  };
  const lost = (): void => {
    isTold = false;
  };
  told.redis
    .on('message', (_channel, owner) => heard(owner))
    .on('ready', listen)
    .on('close', lost);
  if (told.redis.status === 'ready') listen();
  return {
    tell: (owner) => void telling.redis.publish(CHANNEL, owner).catch(telling.failed),
    isTold: () => isTold,
    close() {
      told.redis.disconnect();
      telling.redis.disconnect();
    },
  };
}
